import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, NORDLICHT } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;

beforeAll(async () => {
  stack = await createTestStack();
  token = await stack.signIn("owner@alpenblick.example");
});

const buy = (tenantId: string) =>
  stack.post("credit-checkout", token, {
    tenant_id: tenantId,
    package_id: "standard",
    attempt_id: randomUUID(),
  });

it("ten declined cards close a tenant's checkout; its open page and other tenants are untouched", async () => {
  const { sessionId } = await stack.startPurchase(token);
  for (let card = 1; card <= 9; card++) {
    await stack.stripe.control.decline({ session: sessionId });
  }
  await stack.stripe.control.settled();
  expect(code(await buy(ALPENBLICK))).toBe("200 ok");

  await stack.stripe.control.decline({ session: sessionId });
  await stack.stripe.control.decline({ session: sessionId });
  await stack.stripe.control.settled();

  const refused = await buy(ALPENBLICK);
  expect(code(refused)).toBe("429 too_many_declines");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_500);
  expect(code(await buy(NORDLICHT))).toBe("200 ok");

  const alerts = stack.logLines.filter((line) => line.includes('"card_testing_suspected"'));
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toContain('"level":"alert"');
  expect(alerts[0]).toContain(ALPENBLICK);

  await stack.stripe.control.pay({ session: sessionId });
  await stack.stripe.control.settled();
  expect(await stack.balance()).toBe(100);
  expect(await stack.brokenRules()).toEqual([]);
});
