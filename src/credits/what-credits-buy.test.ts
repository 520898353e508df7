import { expect, it } from "vitest";
import type { CreditAction } from "./credit-action.ts";
import { whatCreditsBuy } from "./what-credits-buy.ts";

const costing = (amountCredits: number): CreditAction => ({
  action: `cost_${amountCredits}`,
  labels: { de: "Aktion", en: "Action" },
  unitLabels: null,
  amountCredits,
});

const timesOf = (costs: number[], amountCredits = 100) =>
  whatCreditsBuy(costs.map(costing), amountCredits).map(({ times }) => times);

it("credits buy whole actions, rounded down", () => {
  expect(timesOf([1, 2, 3, 100])).toEqual([100, 50, 33, 1]);
});

it("what is free or too dear says nothing about the value", () => {
  expect(timesOf([0, 101, 5])).toEqual([20]);
});

it("at most six lines are shown, in the price list's order", () => {
  expect(timesOf([8, 7, 6, 5, 4, 3, 2, 1])).toEqual([12, 14, 16, 20, 25, 33]);
});
