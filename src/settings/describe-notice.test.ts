import "../i18n/testing/every-message.ts";
import { expect, it } from "vitest";
import { createTranslate } from "../i18n/translate.ts";
import { noticeProblem, noticeTitle } from "./describe-notice.ts";

const t = createTranslate("en");

it.each([
  [null, null],
  ["status_503", "The answer was 503"],
  ["timed_out", "No answer within ten seconds"],
  ["address_not_allowed", "This address is not allowed"],
  ["unreachable", "The address cannot be reached"],
])("a delivery that ended with %j is told as %j", (problem, text) => {
  expect(noticeProblem(t, problem)).toBe(text);
});

it("a notice of a newer server is shown by its name", () => {
  expect(noticeTitle(t, "credits.topped_up")).toBe("Credits topped up");
  expect(noticeTitle(t, "credits.gifted")).toBe("credits.gifted");
});
