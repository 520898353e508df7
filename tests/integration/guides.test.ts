import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

const run = promisify(execFile);
const repository = (path: string) =>
  readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
});

/** A block of code of a page, and the one after it, which shows its answer if it is no other code. */
type Step = { language: string; code: string; answer: { language: string; text: string } | null };

function stepsOf(page: string, language: string): Step[] {
  const blocks = [...repository(`docs/${page}.md`).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .map(([, language = "", code = ""]) => ({ language, code }));
  return blocks.flatMap((block, index) => {
    if (block.language !== language) return [];
    const next = blocks[index + 1];
    const isAnswer = next !== undefined && ["json", "text"].includes(next.language);
    return {
      ...block,
      answer: isAnswer ? { language: next.language, text: next.code } : null,
    };
  });
}

/** The shown answer, with what differs from run to run taken from the real one. */
function shown(expected: unknown, real: unknown): unknown {
  if (expected === "…") return real;
  if (Array.isArray(expected)) {
    return expected.map((each, index) => shown(each, Array.isArray(real) ? real[index] : null));
  }
  if (typeof expected !== "object" || expected === null) return expected;
  const found = new Map(Object.entries(typeof real === "object" && real !== null ? real : {}));
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, shown(value, found.get(key))]),
  );
}

function expectShown(step: Step, real: unknown): void {
  if (step.answer === null) return;
  expect(real, step.code).toEqual(shown(JSON.parse(step.answer.text), real));
}

describe.each(["from-another-backend", "from-an-edge-function"])("docs/%s.md", (page) => {
  test("its commands answer what is shown", async () => {
    const [settings, ...steps] = stepsOf(page, "sh");
    const env = {
      ...process.env,
      SUPABASE_URL: stack.url,
      SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
      SUPABASE_SECRET_KEY: stack.secretKey,
    };

    expect(settings?.code).toContain("export SUPABASE_SECRET_KEY");
    expect(steps.some(({ answer }) => answer !== null)).toBe(true);
    for (const step of steps) {
      const { stdout } = await run("bash", ["-euc", step.code], { env });
      if (step.answer !== null) expectShown(step, JSON.parse(stdout));
      else expect(stdout, step.code).not.toMatch(/"(error|message)"/);
    }
    expect(await stack.brokenRules()).toEqual([]);
  });
});

test("the code that docs/from-an-edge-function.md shows is the function's", () => {
  const source = repository("supabase/functions/example-word-count/handler.ts").replace(/\s+/g, "");

  for (const { code } of stepsOf("from-an-edge-function", "ts")) {
    expect(source).toContain(code.replace(/\s+/g, ""));
  }
});

test("the statements of docs/from-sql.md answer what is shown", async () => {
  for (const step of stepsOf("from-sql", "sql")) {
    const rows = stack.sql.unsafe(step.code).simple().then(
      (rows) =>
        JSON.parse(
          JSON.stringify(rows, (_, value) =>
            typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value),
        ),
      (failure: Error) => `ERROR: ${failure.message}`,
    );
    if (step.answer?.language === "text") expect(await rows).toBe(step.answer.text.trim());
    else if (step.answer === null) expect(await rows, step.code).toEqual(expect.any(Array));
    else expectShown(step, await rows);
  }
  expect(await stack.brokenRules()).toEqual([]);
});
