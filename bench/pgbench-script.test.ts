import { expect, test } from "vitest";
import { pgbenchScript } from "./pgbench-script.ts";

test("each statement is a line, and what it selects is kept for the next", () => {
  const statements = ["select hold_id\n  from hold(:tenant)", "select capture(:hold_id)"];

  expect(pgbenchScript({ statements, clients: 8, tenants: 5_000, warmUpSeconds: 1, seconds: 2 }))
    .toBe(
      `\\set tenant random(1, 5000)
\\set key random(1, 9000000000000000000)
select hold_id from hold(:tenant) \\gset
select capture(:hold_id);
`,
    );
});
