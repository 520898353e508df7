import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const violation = z.object({
  id: z.string(),
  impact: z.string().nullable(),
  help: z.string(),
  nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
});
const results = z.object({ violations: z.array(violation) });

/**
 * What axe finds on a page that would keep somebody from using it: each serious or critical violation
 * as one text with its places. Expect it to equal [].
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Half-faded text has half its contrast: what is judged is the page at rest. What turns for as long
  // as it takes never comes to rest.
  await page.evaluate(`Promise.allSettled(
    document.getAnimations()
      .filter((it) => it.effect.getComputedTiming().endTime < Infinity)
      .map((it) => it.finished)
  )`);
  const { violations } = results.parse(
    await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) =>
      `${id}: ${help}\n${
        nodes.map((node) => `  ${node.target.join(" ")}: ${node.failureSummary ?? ""}`).join("\n")
      }`
    );
}
