import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { flowLooks, LOOKS } from "./looks.ts";

const FLOWS = new URL("../e2e/", import.meta.url);

/** The looks that the browser tests name as their first ones. */
const firstLooks = readdirSync(FLOWS)
  .flatMap((
    file,
  ) => [...readFileSync(new URL(file, FLOWS), "utf8").matchAll(/flowLooks\("(.+?)"/g)])
  .map(([, name]) => name);

it("a flow is driven in a look and its opposite", () => {
  const names = (looks: ReturnType<typeof flowLooks>) => looks.map(({ name }) => name);
  expect(names(flowLooks("de-light-desktop"))).toEqual(["de-light-desktop", "en-dark-phone"]);
  expect(names(flowLooks("en-dark-desktop"))).toEqual(["en-dark-desktop", "de-light-phone"]);
});

it("the flows see all eight looks together", () => {
  const seen = LOOKS.filter(({ name }) => firstLooks.includes(name)).flatMap(({ name }) =>
    flowLooks(name)
  );
  expect(new Set(seen)).toEqual(new Set(LOOKS));
});
