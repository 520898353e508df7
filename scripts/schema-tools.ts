import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = new URL("..", import.meta.url).pathname;
const schemas = join(root, "supabase", "schemas");

const environment = { ...process.env, DO_NOT_TRACK: "1", SUPABASE_TELEMETRY_DISABLED: "1" };

async function tool(name: "pgdelta" | "supabase" | "deno", args: string[]): Promise<string> {
  const { stdout } = await run(join(root, "node_modules", ".bin", name), args, {
    cwd: root,
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

async function inTemporaryDirectory<Result>(
  work: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "tenant-credits-schema-"));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function sqlFilesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true });
  return entries.filter((entry) => entry.endsWith(".sql")).sort().map((entry) =>
    join(directory, entry)
  );
}

/**
 * The SQL that brings a database to what supabase/schemas says, or null when it is there already.
 *
 * The planner compares catalogues, so privileges that are absent on both sides leave no trace in its
 * plan. Many hosted projects still grant everything to the API roles by default, and there a missing
 * revoke would let a stranger top up. So every migration ends with all revokes and grants of the
 * schema files, in place of the planner's own, and with the column settings that it does not know.
 */
export async function planMigration(databaseUrl: string): Promise<string | null> {
  return await inTemporaryDirectory(async (directory) => {
    const plan = join(directory, "plan.json");
    await tool("pgdelta", [
      ...["schema", "apply", "--dir", schemas, "--target", databaseUrl],
      ...["--profile", "supabase", "--renames", "off", "--dry-run", "--out-plan", plan],
    ]);
    const rendered = await tool("pgdelta", [
      ...["render", "--plan", plan, "--out", join(directory, "migration"), "--allow-drops"],
    ]).catch((error: { code?: unknown }) => {
      // 3: the plan has no actions.
      if (error.code === 3) return null;
      throw error;
    });
    if (rendered === null) return null;
    const files = await sqlFilesBelow(directory);
    const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
    const structure = texts.join("\n\n").split("\n\n").filter((statement) =>
      !/^(GRANT|REVOKE) /.test(statement)
    );
    return [...structure, ...await restatements()].join("\n\n").trimEnd() + "\n";
  });
}

/**
 * Column settings, then every revoke, then every grant: the order in which they are always right. Then
 * what belongs to a schema that is not ours, and is not there everywhere.
 */
async function restatements(): Promise<string[]> {
  const files = await sqlFilesBelow(schemas);
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const matching = (pattern: RegExp) => texts.flatMap((text) => text.match(pattern) ?? []);
  return [
    ...matching(/^alter table [^;]+ set \(n_distinct [^;]+;/gm),
    ...matching(/^revoke [^;]+;/gm),
    ...matching(/^grant [^;]+;/gm),
    "select billing.open_live_updates();",
  ];
}

/** What is in a database, object by object, as one text in a stable order. */
export async function dumpSchema(databaseUrl: string): Promise<string> {
  return await inTemporaryDirectory(async (directory) => {
    await tool("pgdelta", [
      ...["schema", "export", "--source", databaseUrl, "--out-dir", directory],
      ...["--layout", "grouped", "--grouping-mode", "single-file", "--profile", "supabase"],
    ]);
    const files = await sqlFilesBelow(directory);
    const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
    return texts.map((text) => text.trim()).join("\n\n") + "\n";
  });
}

/** The TypeScript types of the exposed schema, formatted. */
export async function generateTypes(databaseUrl: string): Promise<string> {
  const types = await tool("supabase", [
    ...["gen", "types", "typescript", `--remote=${databaseUrl}`, "--schema", "public"],
  ]);
  return await inTemporaryDirectory(async (directory) => {
    const file = join(directory, "types.ts");
    await writeFile(file, types);
    await tool("deno", ["fmt", "--no-config", "--line-width", "100", file]);
    return await readFile(file, "utf8");
  });
}

/** Rejects with the advisors' findings when there are any at level warn or above. */
export async function adviseOn(databaseUrl: string): Promise<void> {
  await tool("supabase", [
    ...["db", "advisors", `--remote=${databaseUrl}`, "--type", "all"],
    ...["--level", "warn", "--fail-on", "warn"],
  ]);
}
