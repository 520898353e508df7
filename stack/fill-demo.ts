import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import postgres from "postgres";
import { z } from "zod";
import type { Stack } from "./create-stack.ts";
import { demoPassword } from "./demo.ts";
import { createNodeClient } from "./node-client.ts";

/** Who buys which package for the demo, in this order. */
const PURCHASES = [
  { email: "owner@alpenblick.example", packageId: "standard" },
  { email: "billing@alpenblick.example", packageId: "starter" },
] as const;
const ALPENBLICK = "11111111-1111-4111-8111-111111111111";

const opened = z.object({ url: z.url() });

type DemoStack = Pick<Stack, "url" | "databaseUrl" | "publishableKey" | "stripe">;

/** Gives the demo tenants a month of use; answers whether they had none before. */
export async function fillDemo({ databaseUrl }: DemoStack): Promise<boolean> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [before] = await sql<{ is_new: boolean }[]>`
      select not exists (select from credits.entries where tenant_id = ${ALPENBLICK}) as is_new
    `;
    if (before?.is_new !== true) return false;
    await sql.unsafe(await readFile(new URL("demo-month.sql", import.meta.url), "utf8"));
    return true;
  } finally {
    await sql.end();
  }
}

/** Makes the demo's purchases as people make them; at the simulator only, whoever's key is set. */
export async function buyForDemo(stack: DemoStack): Promise<void> {
  if (stack.stripe === null) return;
  for (const { email, packageId } of PURCHASES) await buy(stack, email, packageId);
}

async function buy(stack: DemoStack, email: string, packageId: string): Promise<void> {
  const supabase = createNodeClient(stack.url, stack.publishableKey);
  await supabase.auth.signInWithPassword({ email, password: demoPassword });
  const { data, error } = await supabase.functions.invoke("credit-checkout", {
    body: { tenant_id: ALPENBLICK, package_id: packageId, attempt_id: randomUUID() },
  });
  if (error !== null) throw new Error("Cannot buy credits for the demo", { cause: error });
  await fetch(`${opened.parse(data).url}/pay`, { method: "POST", redirect: "manual" });
}
