/**
 * npm run test:lighthouse [-- --entries N]
 *
 * What Lighthouse says of the overview as it is shipped: built, served as by a static host, signed in
 * to a stack of its own, with so many movements behind it. Fails below 95 in performance,
 * accessibility or best practices, measured as on a desktop.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "playwright-core";
import postgres from "postgres";
import { z } from "zod";
import { prepareBench } from "../bench/prepare.ts";
import { createStack } from "../stack/create-stack.ts";
import { demoPassword } from "../stack/demo.ts";
import { freePort } from "../stack/free-port.ts";
import { buildDashboard } from "./dashboard-build/build-dashboard.ts";
import { serveDirectory } from "./dashboard-build/serve-directory.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const WANTED = 95;
const OWNER_EMAIL = "owner@nordlicht.example";

const { entries } = z.object({ entries: z.coerce.number().int().min(10).default(20_000) }).parse(
  parseArgs({ options: { entries: { type: "string" } } }).values,
);
const note = (line: string) => void process.stderr.write(`${line}\n`);

const directory = await mkdtemp(join(tmpdir(), "tenant-credits-lighthouse-"));
try {
  await using stack = await createStack({ ports: "any", functions: false, onStep: note });
  await loadHistory(stack.databaseUrl);
  note("Building the dashboard");
  const outDir = join(directory, "dist");
  await buildDashboard(outDir, { ...stack, supabaseUrl: stack.url });
  await using site = await serveDirectory(outDir, await freePort());
  process.exitCode = await measure(site.url) ? 0 : 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

/** Gives a demo user one tenant: the one with the long history. */
async function loadHistory(databaseUrl: string): Promise<void> {
  const books = { pool: "live-1", firstTenant: 1, lastTenant: 1, grants: 2, entries } as const;
  await prepareBench(databaseUrl, { tenants: 1, books: [books], note });
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql`
      update public.tenant_members set tenant_id = md5('live-1 1')::uuid
      where user_id = (select id from auth.users where email = ${OWNER_EMAIL})`;
  } finally {
    await sql.end();
  }
}

/** Signs in like a person, then lets Lighthouse load the overview in the same browser. */
async function measure(url: string): Promise<boolean> {
  const port = await freePort();
  const browser = await chromium.launchPersistentContext(join(directory, "profile"), {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", `--remote-debugging-port=${port}`],
    locale: "en-GB",
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByLabel("Email").fill(OWNER_EMAIL);
    await page.getByLabel("Password", { exact: true }).fill(demoPassword);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("row").nth(6).waitFor();
    await page.close();
    note("Measuring");
    const result = await lighthouse(
      url,
      {
        port,
        output: "json",
        logLevel: "error",
        disableStorageReset: true,
        onlyCategories: CATEGORIES,
      },
      desktopConfig,
    );
    if (result === undefined) throw new Error("Cannot measure: Lighthouse gave no result");
    return report(result.lhr);
  } finally {
    await browser.close();
  }
}

type Audit = { title: string; score: number | null; displayValue?: string | undefined };
type Result = {
  categories: Record<string, { title: string; score: number | null; auditRefs: { id: string }[] }>;
  audits: Record<string, Audit>;
};

function report({ categories, audits }: Result): boolean {
  const lines = Object.values(categories).flatMap(({ title, score, auditRefs }) => [
    `${title.padEnd(16)} ${Math.round((score ?? 0) * 100)}  (at least ${WANTED})`,
    ...auditRefs.flatMap(({ id }) => audits[id] ?? [])
      .filter((audit) => audit.score !== null && audit.score < 0.9)
      .map((audit) => `  ${audit.title} ${audit.displayValue ?? ""}`.trimEnd()),
  ]);
  process.stdout.write(`\nThe overview with ${entries} entries behind it\n${lines.join("\n")}\n`);
  return Object.values(categories).every(({ score }) => (score ?? 0) * 100 >= WANTED);
}
