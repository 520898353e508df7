import { z } from "zod";
import { newId } from "../state/new-id.ts";
import { operation } from "./operation.ts";

/**
 * Records and delivers an event that this account's objects did not cause: another app's, an unknown type, an older
 * rendering. Only its signature is ours; `signed_at` and duplicates are for `redeliver` afterwards.
 */
export const inject = operation({
  method: "POST",
  input: z.strictObject({
    type: z.string().min(1),
    object: z.record(z.string(), z.unknown()),
    previous_attributes: z.record(z.string(), z.unknown()).optional(),
    id: z.string().min(1).optional(),
    account: z.string().optional(),
    api_version: z.string().nullable().optional(),
    created: z.int().optional(),
    livemode: z.boolean().default(false),
  }),
  run(world, { type, object, previous_attributes, id, account, api_version, created, livemode }) {
    const event = world.record({
      type,
      livemode,
      id: id ?? newId("event"),
      data: { object, ...(previous_attributes === undefined ? {} : { previous_attributes }) },
      ...(account === undefined ? {} : { account }),
      ...(api_version === undefined ? {} : { api_version }),
      ...(created === undefined ? {} : { created }),
    });
    return { event };
  },
});

/** The recorded events, oldest first, without a limit. */
export const events = operation({
  method: "GET",
  input: z.strictObject({ type: z.string().optional() }),
  run: (world, { type }) => ({
    events: world.account.events.oldestFirst().filter((event) =>
      type === undefined || event.type === type
    ),
  }),
});
