import { findObject } from "../../api/find-object.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Account } from "../../account.ts";
import type { CreateParameters } from "./create-parameters.ts";
import type { SessionDetails } from "./session-details.ts";

/** The discount with which a session begins: by coupon or by promotion code, and not where customers type codes. */
export function createDiscount(
  account: Account,
  { discounts, allow_promotion_codes }: CreateParameters,
): SessionDetails["discount"] {
  const [asked] = discounts ?? [];
  if (asked === undefined) return null;
  if (allow_promotion_codes !== undefined) {
    throw invalidRequest(
      "You may only specify one of these parameters: allow_promotion_codes, discounts.",
      { param: "discounts" },
    );
  }
  if ((asked.coupon === undefined) === (asked.promotion_code === undefined)) {
    throw invalidRequest("You must specify either `coupon` or `promotion_code`.", {
      param: "discounts[0]",
    });
  }
  if (asked.coupon !== undefined) {
    const { id } = findObject(account.coupons, asked.coupon, "discounts[0][coupon]");
    return { coupon: id, promotion_code: null };
  }
  const param = "discounts[0][promotion_code]";
  const { id, active, promotion } = findObject(
    account.promotionCodes,
    asked.promotion_code ?? "",
    param,
  );
  if (!active || typeof promotion.coupon !== "string") {
    throw invalidRequest("This promotion code is invalid.", { param });
  }
  return { coupon: promotion.coupon, promotion_code: id };
}
