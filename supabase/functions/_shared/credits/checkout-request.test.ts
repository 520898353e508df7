import { expect, test } from "vitest";
import { checkoutRequest } from "./checkout-request.ts";

const request = {
  tenant_id: "11111111-1111-4111-8111-111111111111",
  package_id: "standard",
  attempt_id: "44444444-4444-4444-8444-444444444444",
};

test("the language is English unless the dialog says German", () => {
  expect(checkoutRequest.parse(request).locale).toBe("en");
  expect(checkoutRequest.parse({ ...request, locale: "de" }).locale).toBe("de");
});

test.each(["amount_credits", "price_minor", "currency", "success_url", "customer", "livemode"])(
  "%s is not the client's to say",
  (field) => {
    expect(checkoutRequest.safeParse({ ...request, [field]: "1" }).success).toBe(false);
  },
);
