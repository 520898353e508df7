import { z } from "zod";
import { createNodeClient } from "../stack/node-client.ts";
import type { RunningStack } from "../stack/running-stack.ts";

const checkout = z.object({ purchase_id: z.uuid(), url: z.url() });
const jsonObject = z.record(z.string(), z.unknown());

/** Somebody who buys as a browser would and asks as another service would, over HTTP alone. */
export function createShopper(stack: RunningStack) {
  const supabase = createNodeClient(stack.url, stack.publishableKey);

  const post = async (path: string, headers: Record<string, string>, body: unknown) => {
    const response = await fetch(`${stack.url}/functions/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: jsonObject.parse(await response.json()) };
  };

  const accessToken = async () => {
    const { data } = await supabase.auth.getSession();
    if (data.session === null) throw new Error("Cannot buy before signing in");
    return data.session.access_token;
  };

  return {
    signIn: async (email: string): Promise<void> => {
      const { error } = await supabase.auth.signInWithPassword({
        email,
        password: "tenant-credits-demo",
      });
      if (error !== null) throw error;
    },

    tenantNamed: async (name: string): Promise<string> => {
      const { data } = await supabase.from("my_tenants").select("tenant_id").eq("name", name)
        .single().throwOnError();
      return z.object({ tenant_id: z.uuid() }).parse(data).tenant_id;
    },

    balance: async (tenantId: string): Promise<number> => {
      const { data } = await supabase.from("credit_balances").select("balance")
        .eq("tenant_id", tenantId).eq("credit_type", "credit").maybeSingle().throwOnError();
      return z.object({ balance: z.number().int() }).nullable().parse(data)?.balance ?? 0;
    },

    startCheckout: async (request: Record<string, unknown>) => {
      const headers = {
        apikey: stack.publishableKey,
        authorization: `Bearer ${await accessToken()}`,
      };
      return checkout.parse((await post("credit-checkout", headers, request)).body);
    },

    /** Presses the button that the hosted page shows. */
    pay: async (pageUrl: string): Promise<void> => {
      const response = await fetch(`${pageUrl}/pay`, { method: "POST", redirect: "manual" });
      if (response.status !== 303) {
        throw new Error(`Cannot pay: the page answered ${response.status}`);
      }
    },

    waitForStatus: async (purchaseId: string, status: string): Promise<void> => {
      for (let waited = 0; waited < 15_000; waited += 100) {
        const { data } = await supabase.from("credit_purchases").select("status")
          .eq("purchase_id", purchaseId).single().throwOnError();
        if (z.object({ status: z.string() }).parse(data).status === status) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`Cannot see the purchase become ${status} within 15 seconds`);
    },

    askAsService: (path: string, body: unknown) => post(path, { apikey: stack.secretKey }, body),
  };
}
