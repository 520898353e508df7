import { expect, test } from "vitest";
import { readSource } from "./import-closure.ts";
import { styleTokens } from "./style-tokens.ts";

const stylesheet = readSource("src/styles.css").text;

test("both themes have the same colours", () => {
  const { cssVars } = styleTokens(stylesheet);

  expect(Object.keys(cssVars.light)).toEqual(Object.keys(cssVars.dark));
  expect(cssVars.light["primary"]).toMatch(/^oklch\(/);
});

test("every animation comes with its keyframes", () => {
  const { cssVars, css } = styleTokens(stylesheet);

  expect(Object.keys(cssVars.theme).length).toBeGreaterThan(0);
  for (const animation of Object.values(cssVars.theme)) {
    expect(Object.keys(css)).toContain(`@keyframes ${animation.split(" ")[0]}`);
  }
});

test("a stylesheet of another shape is refused", () => {
  expect(() => styleTokens(":root { --a: b; }")).toThrow("Cannot read the tokens");
});

test("the sign wears the primary colour of both themes", () => {
  const { cssVars } = styleTokens(stylesheet);
  const sign = readSource("src/favicon.svg").text;

  for (const theme of [cssVars.light, cssVars.dark]) {
    expect(sign).toContain(`--ground: ${theme["primary"]};`);
    expect(sign).toContain(`--sign: ${theme["primary-foreground"]};`);
  }
});
