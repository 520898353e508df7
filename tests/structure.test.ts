import { describe, expect, test } from "vitest";
import { isTypeScript, nodesOf } from "./structure/syntax.ts";
import { readRepository } from "./structure/repository-file.ts";
import { RULE_GROUPS } from "./structure/rule-groups.ts";

const files = readRepository();
// Parsed once, before any rule: or whichever comes first pays for all of them.
for (const file of files.filter(({ path }) => isTypeScript(path))) nodesOf(file);

for (const { about, rules } of RULE_GROUPS) {
  describe(about, () => {
    for (const { claim, problemsIn } of rules) {
      test(claim, () => {
        expect(problemsIn(files)).toEqual([]);
      });
    }
  });
}
