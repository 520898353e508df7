import { existsSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { anchorOf } from "../scripts/docs-site/anchor-of.ts";
import { CREDIT_ERROR_STATUS } from "../supabase/functions/_shared/credits/credit-error.ts";
import { rateLimits } from "../supabase/functions/_shared/credits/rate-limits.ts";
import { readRepository } from "./structure/repository-file.ts";

const files = readRepository();
const documents = files.filter(({ path }) => path.endsWith(".md"));

function textOf(path: string): string {
  return files.find((file) => file.path === path)?.text ?? "";
}

function matchesIn(text: string, pattern: RegExp): string[][] {
  return [...text.matchAll(pattern)].map(([, ...groups]) => groups);
}

describe("docs/errors.md", () => {
  const page = textOf("docs/errors.md");
  const listed = matchesIn(page, /^\| `([a-z_]+)` +\| (\d{3}) +\|/gm)
    .map(([code, status]) => `${code} ${status}`);

  test("lists every code of the source with its status, in the source's order", () => {
    const source = Object.entries(CREDIT_ERROR_STATUS).map(([code, status]) => `${code} ${status}`);

    expect(listed).toEqual(source);
  });

  test("lists every code that SQL raises, with the status SQL gives it", () => {
    const sql = files.filter(({ path }) => path.startsWith("supabase/schemas/"))
      .map(({ text }) => text).join("\n");
    const failures = matchesIn(sql, /credits\.fail\(\s*(\d{3}),\s*(?:format\(\s*)?'([a-z_]+)/g);
    const raised = matchesIn(sql, /errcode = 'PT(\d{3})'[^;]*?detail = '([a-z_]+)'/g);
    const codes = [...failures, ...raised].map(([status, code]) => `${code} ${status}`);

    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !listed.includes(code))).toEqual([]);
  });
});

describe("docs/deploy.md", () => {
  const page = textOf("docs/deploy.md");

  test("names every variable that a function reads", () => {
    const variables = matchesIn(textOf("supabase/functions/_shared/env.ts"), /^ {2}([A-Z_]+):/gm)
      .flat();

    expect(variables.length).toBeGreaterThan(8);
    expect(variables.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test("deploys every function that is not an example, and no other", () => {
    const functions = files.flatMap(({ path }) =>
      /^supabase\/functions\/(credit-[^/]+)\/index\.ts$/.exec(path)?.[1] ?? []
    );
    const [deployed] = matchesIn(page, /supabase functions deploy ([a-z -]+?)(?: --|\n)/g);

    expect(deployed?.[0]?.split(" ").toSorted()).toEqual(functions.toSorted());
  });

  test("subscribes to exactly the events that are handled", () => {
    const source = textOf("supabase/functions/_shared/credits/interpret-stripe-event.ts");
    const handled = matchesIn(source, /^ *(?:const \w+ = )?"([a-z_]+(?:\.[a-z_]+)+)"[,;]$/gm)
      .flat();
    const subscribed = matchesIn(page, /"enabled_events\[\]"=([a-z_.]+)/g).flat();

    expect(handled.length).toBeGreaterThan(0);
    expect([...new Set(subscribed)].toSorted()).toEqual(handled.toSorted());
  });
});

test("docs/operations.md explains every reason to quarantine", () => {
  const sql = ["checkout_mismatch", "payment_mismatch", "intent_mismatch"]
    .map((name) => textOf(`supabase/schemas/billing/functions/${name}.sql`)).join("\n");
  const typescript = [
    "interpret-stripe-event.ts",
    "read-checkout.ts",
    "read-payment.ts",
    "read-auto-topup.ts",
  ]
    .map((name) => textOf(`supabase/functions/_shared/credits/${name}`)).join("\n");
  const settle = ["sync-checkout.ts", "sync-payment.ts", "sync-auto-topup.ts"]
    .map((name) => textOf(`supabase/functions/_shared/${name}`)).join("\n");
  const reasons = [
    ...matchesIn(sql, /then '([a-z_]+)'/g),
    ...matchesIn(typescript, /kind: "(?:quarantined|unreadable)", reason: "([a-z_]+)"/g),
    ...matchesIn(settle, /kind: "quarantined", reason: "([a-z_]+)"/g),
  ].flat();

  expect(reasons.length).toBeGreaterThan(10);
  expect(reasons.filter((reason) => !textOf("docs/operations.md").includes(`| \`${reason}\``)))
    .toEqual([]);
});

test("docs/operations.md explains every state an automatic top-up can have", () => {
  const table = textOf("supabase/schemas/billing/tables/auto_topups.sql");
  const [states] = matchesIn(table, /state in \(([^)]+)\)/g);
  const names = matchesIn(states?.[0] ?? "", /'(\w+)'/g).flat();

  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !textOf("docs/operations.md").includes(`| \`${name}\``)))
    .toEqual([]);
});

test("docs/operations.md explains every status an event can have", () => {
  const table = textOf("supabase/schemas/billing/tables/stripe_events.sql");
  const [statuses] = matchesIn(table, /status in \(([^)]+)\)/g);
  const names = matchesIn(statuses?.[0] ?? "", /'(\w+)'/g).flat();

  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !textOf("docs/operations.md").includes(`| \`${name}\``))).toEqual(
    [],
  );
});

test("docs/operations.md explains every rule that credits.verify() proves, and no other", () => {
  const sql = files
    .filter(({ path }) => /^supabase\/schemas\/credits\/functions\/verify_\w+\.sql$/.test(path))
    .map(({ text }) => text).join("\n");
  const proven = matchesIn(
    sql,
    /(?:^ {2}select\s+|^ {6}\()'([a-z_, ]+)', \w+\.|^(?: {4}| {8})'([a-z, ]+)',$/gm,
  )
    .flat().filter((rule) => rule !== undefined);
  const [, section = ""] = textOf("docs/operations.md").split("| `broken_rule`");
  const explained = matchesIn(section.split("\n\n")[0] ?? "", /^\| `([^`]+)`/gm).flat();

  expect(explained.toSorted()).toEqual(proven.toSorted());
});

test("SECURITY.md names every field that may be logged, and no other", () => {
  const [allowed] = matchesIn(
    textOf("supabase/functions/_shared/log.ts"),
    /ALLOWED: [^=]+= \[([^\]]+)\]/g,
  );
  const [, section = ""] = textOf("SECURITY.md").split("whatever a caller passes:");
  const [list = ""] = section.trim().split("\n\n");

  expect(matchesIn(list, /`(\w+)`/g)).toEqual(matchesIn(allowed?.[0] ?? "", /"(\w+)"/g));
});

test("the decision on rate limits shows the numbers of the source", () => {
  const page = textOf("docs/decisions/0008-rate-limits.md");
  const shown = matchesIn(page, /^\| `(\w+)` +\|[^|]+\|[^|]+\|(.+)\|$/gm)
    .map(([rule = "", cells = ""]) => [
      rule,
      matchesIn(cells, /([\d,]+)/g).flat().map((text) => Number(text.replace(",", ""))),
    ]);
  const rules = Object.entries(rateLimits.parse({}))
    .map(([rule, numbers]) => [
      rule,
      Object.entries(numbers).flatMap(([name, number]) => name.endsWith("_seconds") ? [] : number),
    ]);

  expect(shown).toEqual(rules);
});

test("every entry of the glossary says what to avoid", () => {
  const [, ...entries] = textOf("GLOSSARY.md").split(/^### /m);

  expect(entries.length).toBeGreaterThan(20);
  expect(entries.filter((entry) => !/^Avoid: /m.test(entry))).toEqual([]);
});

test("every decision has status, decision, reason and what was rejected, and its number is its own", () => {
  const decisions = documents.filter(({ path }) => path.startsWith("docs/decisions/"));
  const numbers = decisions.map(({ path }) => /\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]);
  const incomplete = decisions.filter(({ text }) =>
    !/^# /.test(text) ||
    !["Status: ", "## Decision", "## Reason", "## Rejected"].every((part) => text.includes(part))
  );

  expect(incomplete.map(({ path }) => path)).toEqual([]);
  expect(new Set(numbers).size).toBe(decisions.length);
});

test("every relative link leads to a file, and every anchor to a heading", () => {
  const broken = documents.flatMap(({ path, text }) =>
    matchesIn(text, /\]\((?!\w+:)([^)\s]+)\)/g).flat().filter((link) => {
      const [target = "", anchor] = link.split("#");
      const found = target === "" ? path : join(dirname(path), target);
      const headings = matchesIn(textOf(found), /^#+ (.+)$/gm).flat().map(anchorOf);
      return !existsSync(new URL(`../${found}`, import.meta.url)) ||
        (anchor !== undefined && !headings.includes(anchor));
    }).map((link) => `${path}: ${link}`)
  );

  expect(broken).toEqual([]);
});
