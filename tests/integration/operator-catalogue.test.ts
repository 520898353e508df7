import { expect, it } from "vitest";
import { z } from "zod";
import { createNodeClient } from "../../stack/node-client.ts";
import { USERS } from "../support/test-database.ts";
import { createTestStack } from "../support/test-stack.ts";

it("an operator's package is sold at once at its new price; who has begun to buy pays the old one", async () => {
  const stack = await createTestStack();
  const owner = await stack.signIn("owner@alpenblick.example");
  const operator = await stack.signIn("operator@tenant-credits.example");
  const ask = (path: string, body: unknown = {}) =>
    stack.post(`credit-operations${path}`, operator, body);
  const begun = await stack.startPurchase(owner);
  const { items } = z.object({
    items: z.array(z.object({ item_id: z.string(), version: z.number(), content: z.unknown() })),
  }).parse((await ask("/catalogue")).body);
  const item = items.find(({ item_id }) => item_id === "standard");
  const content = z.record(z.string(), z.unknown()).parse(item?.content);
  const { credit_type: _, ...fields } = content;
  const saved = await ask("/catalogue/package", {
    ...{ ...fields, package_id: "standard", price_minor: 3000, amount_credits: 120 },
    ...{ expected_version: item?.version, reason: "autumn prices" },
  });
  expect(saved.body).toEqual({ outcome: "changed", version: 2 });

  const member = createNodeClient(stack.url, stack.publishableKey);
  await member.auth.signInWithPassword({
    ...{ email: "owner@alpenblick.example", password: "tenant-credits-demo" },
  });
  const { data } = await member.from("credit_packages").select("price_minor")
    .eq("package_id", "standard").throwOnError();
  expect(data).toEqual([{ price_minor: 3000 }]);

  const before = await stack.balance();
  await stack.stripe.control.pay({ session: begun.sessionId });
  await stack.stripe.control.settled();
  expect(await stack.balance()).toBe(before + 100);
  expect(await ask("/catalogue", { kind: "package", item_id: "standard" })).toMatchObject({
    body: {
      items: [
        { version: 2, reason: "autumn prices", saved_by: USERS.operator },
        { version: 1, saved_by: null },
      ],
    },
  });
});
