import { expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { describeAct } from "./describe-act.ts";

const speech = { t: createTranslate("en"), formats: createFormats("en-GB") };

it.each([
  ["adjust_balance", { amount_credits: 1500 }, "Adjust balance: +1,500"],
  ["adjust_balance", {}, "Adjust balance"],
  ["reconcile", { dry_run: true }, "Reconcile, dry run"],
  ["reconcile", { dry_run: false }, "Reconcile"],
  ["save_package", { expected_version: 2 }, "Save package"],
  ["grow_wings", {}, "grow_wings"],
])("%s is said in words, as far as it is known", (action, details, said) => {
  expect(describeAct({ action, details }, speech)).toBe(said);
});
