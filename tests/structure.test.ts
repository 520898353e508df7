import { describe, expect, test } from "vitest";
import { readRepository } from "./structure/repository-file.ts";
import { RULE_GROUPS } from "./structure/rule-groups.ts";

const files = readRepository();

for (const { about, rules } of RULE_GROUPS) {
  describe(about, () => {
    for (const { claim, problemsIn } of rules) {
      test(claim, () => {
        expect(problemsIn(files)).toEqual([]);
      });
    }
  });
}
