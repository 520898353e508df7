import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { oneOf, text } from "../../api/parameters.ts";
import { expireSession } from "../../checkout/expire-session.ts";
import { createParameters } from "./create-parameters.ts";
import { createSession } from "./create-session.ts";
import { findObject } from "../../api/find-object.ts";
import { lineItemsOf } from "./line-items-of.ts";

const create = endpoint({
  method: "POST",
  path: "/checkout/sessions",
  parameters: createParameters,
  run: (parameters, { context }) => createSession(context, parameters),
});

const retrieve = endpoint({
  method: "GET",
  path: "/checkout/sessions/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.sessions, id),
});

const update = endpoint({
  method: "POST",
  path: "/checkout/sessions/:id",
  parameters: z.strictObject({ metadata: metadata().optional() }),
  run({ metadata }, { context: { account }, id }) {
    const session = findObject(account.sessions, id);
    return account.sessions.replace({
      ...session,
      metadata: mergeMetadata(session.metadata ?? {}, metadata),
    });
  },
});

const expire = endpoint({
  method: "POST",
  path: "/checkout/sessions/:id/expire",
  parameters: z.strictObject({}),
  run: (_, { context, id }) => expireSession(context, findObject(context.account.sessions, id)),
});

const lineItems = endpoint({
  method: "GET",
  path: "/checkout/sessions/:id/line_items",
  parameters: z.strictObject(pageParameters),
  run(cursor, { context: { account }, id, path }) {
    return page(lineItemsOf(account, findObject(account.sessions, id).id).data, cursor, path);
  },
});

const list = endpoint({
  method: "GET",
  path: "/checkout/sessions",
  parameters: z.strictObject({
    ...pageParameters,
    created: createdFilter.optional(),
    customer: text().optional(),
    payment_intent: text().optional(),
    status: oneOf(["complete", "expired", "open"]).optional(),
  }),
  run({ created, customer, payment_intent, status, ...cursor }, { context: { account }, path }) {
    const sessions = account.sessions.newestFirst().filter((session) =>
      isWithin(session.created, created) &&
      (customer === undefined || session.customer === customer) &&
      (payment_intent === undefined || session.payment_intent === payment_intent) &&
      (status === undefined || session.status === status)
    );
    return page(sessions, cursor, path);
  },
});

export const sessionEndpoints: readonly Endpoint[] = [
  create,
  retrieve,
  update,
  expire,
  lineItems,
  list,
];
