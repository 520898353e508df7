import type postgres from "postgres";
import { z } from "zod";
import type { Stack } from "../../stack/create-stack.ts";
import { createNodeClient } from "../../stack/node-client.ts";
import { persist } from "./persist.ts";
import { seededId } from "./seeded-id.ts";
import type { StormPlan } from "./plan-storm.ts";

const BUYER = "owner@alpenblick.example";

export type Customers = {
  tenantIds: readonly string[];
  tenantOf(number: number): string;
  /** POSTs as the signed-in buyer until there is a definite answer. */
  asBuyer(path: string, body: unknown): ReturnType<typeof persist>;
  /** POSTs as another service with the secret key, likewise. */
  asService(path: string, body: unknown): ReturnType<typeof persist>;
};

/** The storm's tenants, all of which one signed-in person may buy for. */
export async function createCustomers(
  stack: Pick<Stack, "url" | "publishableKey" | "secretKey">,
  sql: postgres.Sql,
  { seed, tenants }: Pick<StormPlan, "seed" | "tenants">,
): Promise<Customers> {
  const tenantIds = Array.from(
    { length: tenants },
    (_, number) => seededId(seed, `tenant ${number}`),
  );
  const { data, error } = await createNodeClient(stack.url, stack.publishableKey)
    .auth.signInWithPassword({ email: BUYER, password: "tenant-credits-demo" });
  if (error !== null) throw error;
  const { access_token: token, user } = data.session;
  for (const [number, tenantId] of tenantIds.entries()) {
    const name = `Tenant ${String(number).padStart(2, "0")}`;
    await sql`insert into public.tenants (tenant_id, name) values (${tenantId}, ${name})`;
    await sql`insert into public.tenant_members (tenant_id, user_id, role)
      values (${tenantId}, ${user.id}, 'owner')`;
  }

  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    persist(() =>
      fetch(`${stack.url}/functions/v1/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      })
    );
  return {
    tenantIds,
    tenantOf: (number) => z.string().parse(tenantIds[number]),
    asBuyer: (path, body) =>
      post(path, body, { apikey: stack.publishableKey, authorization: `Bearer ${token}` }),
    asService: (path, body) => post(path, body, { apikey: stack.secretKey }),
  };
}
