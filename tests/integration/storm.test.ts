import { expect, inject, it } from "vitest";
import { describeResult, isSurvived } from "../../scripts/storm/describe-result.ts";
import { planStorm } from "../../scripts/storm/plan-storm.ts";
import { runStorm } from "../../scripts/storm/run-storm.ts";
import { databasesOf } from "../../stack/postgres/databases.ts";

it(
  "a small storm, every event of which comes three times in any order, ends with books that agree",
  async () => {
    const server = databasesOf(inject("postgresAdminUrl"));
    const result = await runStorm(planStorm(4, 12), { server, webhooks: "thrice" });
    expect(isSurvived(result), describeResult(result).join("\n")).toBe(true);
    expect(result.counts.get("checkout")).toBe(12);
  },
  180_000,
);
