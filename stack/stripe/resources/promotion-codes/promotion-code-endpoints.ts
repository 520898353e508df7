import type Stripe from "stripe";
import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { page, pageParameters } from "../../api/page.ts";
import { flag, oneOf, text } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import { newId, randomToken } from "../../state/new-id.ts";
import { changesBetween } from "../changes-between.ts";
import { codeNamed } from "./code-named.ts";

const create = endpoint({
  method: "POST",
  path: "/promotion_codes",
  parameters: z.strictObject({
    promotion: z.strictObject({ type: oneOf(["coupon"]), coupon: text() }),
    active: flag().optional(),
    code: text(500).optional(),
    metadata: metadata().optional(),
  }),
  run({ promotion, active, code, metadata }, { context: { account, clock, emit } }) {
    const { id: coupon } = findObject(account.coupons, promotion.coupon, "promotion[coupon]");
    if (code !== undefined && codeNamed(account, code) !== undefined) {
      throw invalidRequest("An active promotion code with the same code already exists.", {
        param: "code",
      });
    }
    const made: Stripe.PromotionCode = account.promotionCodes.insert({
      id: newId("promotion_code"),
      object: "promotion_code",
      active: active ?? true,
      code: code ?? randomToken(8).toUpperCase(),
      created: clock.now(),
      customer: null,
      customer_account: null,
      expires_at: null,
      livemode: false,
      max_redemptions: null,
      metadata: mergeMetadata({}, metadata),
      promotion: { type: "coupon", coupon },
      restrictions: {
        first_time_transaction: false,
        minimum_amount: null,
        minimum_amount_currency: null,
      },
      times_redeemed: 0,
    });
    emit("promotion_code.created", made);
    return made;
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/promotion_codes/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.promotionCodes, id),
});

const update = endpoint({
  method: "POST",
  path: "/promotion_codes/:id",
  parameters: z.strictObject({ active: flag().optional(), metadata: metadata().optional() }),
  run({ active, metadata }, { context: { account, emit }, id }) {
    const before = findObject(account.promotionCodes, id);
    const after = account.promotionCodes.replace({
      ...before,
      active: active ?? before.active,
      metadata: mergeMetadata(before.metadata ?? {}, metadata),
    });
    const changes = changesBetween(before, after);
    if (changes !== undefined) emit("promotion_code.updated", after, changes);
    return after;
  },
});

const list = endpoint({
  method: "GET",
  path: "/promotion_codes",
  parameters: z.strictObject({
    ...pageParameters,
    active: flag().optional(),
    code: text(500).optional(),
  }),
  run({ active, code, ...cursor }, { context: { account }, path }) {
    const codes = account.promotionCodes.newestFirst().filter((each) =>
      (active === undefined || each.active === active) &&
      (code === undefined || each.code.toLowerCase() === code.toLowerCase())
    );
    return page(codes, cursor, path);
  },
});

export const promotionCodeEndpoints: readonly Endpoint[] = [create, retrieve, update, list];
