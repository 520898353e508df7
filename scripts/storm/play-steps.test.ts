import { expect, test } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import { playSteps } from "./play-steps.ts";
import type { Step } from "./step.ts";

const STEPS: Step[] = [
  { kind: "pay", purchase: 1 },
  { kind: "pay", purchase: 2 },
  { kind: "hold" },
  { kind: "sync", purchase: 1 },
  { kind: "fraud_warning", purchase: 1 },
];

test("steps of one purchase wait for each other, and others go on meanwhile", async () => {
  const done: string[] = [];
  const failures = await playSteps(STEPS, {
    purchaseStep: async ({ kind, purchase }) => {
      if (kind === "pay" && purchase === 1) await sleep(50);
      done.push(`${kind} ${purchase}`);
    },
    weatherStep: ({ kind }) => Promise.resolve(void done.push(kind)),
    onDone: () => undefined,
  });
  expect(failures).toEqual([]);
  expect(done.toSorted()).toEqual(["fraud_warning 1", "hold", "pay 1", "pay 2", "sync 1"]);
  expect(done.indexOf("pay 2")).toBeLessThan(done.indexOf("pay 1"));
  expect(done.slice(-3)).toEqual(["pay 1", "sync 1", "fraud_warning 1"]);
});

test("a step that fails is told, and the others still happen", async () => {
  let others = 0;
  const failures = await playSteps(STEPS, {
    purchaseStep: ({ kind }) =>
      kind === "sync" ? Promise.reject(new Error("no")) : Promise.resolve(void others++),
    weatherStep: () => Promise.resolve(),
    onDone: () => undefined,
  });
  expect(failures).toEqual(["step 3, sync of purchase 1: Error: no"]);
  expect(others).toBe(3);
});
