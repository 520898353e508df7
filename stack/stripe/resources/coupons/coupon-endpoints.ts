import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { currency, integer, oneOf, text } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import { newCoupon } from "./coupon.ts";

const percent = z.string().transform(Number).refine((value) => value > 0 && value <= 100, {
  message: "Invalid percentage: must be greater than 0 and at most 100",
});

const create = endpoint({
  method: "POST",
  path: "/coupons",
  parameters: z.strictObject({
    id: text(200).optional(),
    amount_off: integer({ min: 1 }).optional(),
    currency: currency().optional(),
    duration: oneOf(["once"]).optional(),
    metadata: metadata().optional(),
    name: text(40).optional(),
    percent_off: percent.optional(),
  }),
  run({ metadata, duration: _, ...fields }, { context: { account, clock, emit } }) {
    if ((fields.amount_off === undefined) === (fields.percent_off === undefined)) {
      throw invalidRequest("You must specify either `percent_off` or `amount_off`.", {
        param: "percent_off",
      });
    }
    if (fields.amount_off !== undefined && fields.currency === undefined) {
      throw invalidRequest("You must pass `currency` when passing `amount_off`.", {
        param: "currency",
      });
    }
    if (fields.id !== undefined && account.coupons.find(fields.id) !== undefined) {
      throw invalidRequest("Coupon already exists.", { code: "resource_already_exists" });
    }
    const coupon = account.coupons.insert(
      newCoupon({ ...fields, metadata: mergeMetadata({}, metadata) }, clock.now()),
    );
    emit("coupon.created", coupon);
    return coupon;
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/coupons/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.coupons, id),
});

const list = endpoint({
  method: "GET",
  path: "/coupons",
  parameters: z.strictObject({ ...pageParameters, created: createdFilter.optional() }),
  run({ created, ...cursor }, { context: { account }, path }) {
    const coupons = account.coupons.newestFirst()
      .filter((coupon) => isWithin(coupon.created, created));
    return page(coupons, cursor, path);
  },
});

export const couponEndpoints: readonly Endpoint[] = [create, retrieve, list];
