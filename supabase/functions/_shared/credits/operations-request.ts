import { z } from "zod";
import { actionContent, packageContent } from "./catalogue-item.ts";
import { code } from "./spend-request.ts";
import { tenantPlace } from "./tenant-place.ts";
import { isStorable, storedText } from "./stored-text.ts";

const reason = z.string().trim().min(1).max(1_000)
  .refine(isStorable, "must be well-formed text without NUL characters");
const pageSize = z.int().min(1).max(200).default(50);
const id = storedText.min(1);

/** How a tenant stands that operators look for. */
export const tenantStanding = z.enum(["debt", "frozen"]);

/** In which order they look. */
export const tenantOrder = z.enum(["name", "balance_low", "balance_high"]);

/** A page of tenants: of a name or id, in debt or frozen alone, after the place that a page named. */
export const listTenantsRequest = z.strictObject({
  search: storedText.min(1).exactOptional(),
  standing: tenantStanding.exactOptional(),
  sort: tenantOrder.default("name"),
  after: tenantPlace.exactOptional(),
  page_size: pageSize,
});

export const showTenantRequest = z.strictObject({ tenant_id: z.uuid() });

/** A correction by hand: the client mints the key and keeps it until it knows the outcome. */
export const adjustTenantRequest = z.strictObject({
  tenant_id: z.uuid(),
  amount: z.int(),
  reason: storedText.trim().min(1),
  idempotency_key: id,
  expires_at: z.iso.datetime({ offset: true }).exactOptional(),
});

/** The cases that nobody has resolved, with what was resolved, or one alone. */
export const listQuarantineRequest = z.strictObject({
  include_resolved: z.boolean().exactOptional(),
  case_id: id.exactOptional(),
});

export const retryCaseRequest = z.strictObject({ case_id: id });
export const resolveCaseRequest = z.strictObject({ case_id: id, reason });

export const listFreezesRequest = z.strictObject({ include_lifted: z.boolean().exactOptional() });
export const liftFreezeRequest = z.strictObject({ tenant_id: z.uuid(), cause_id: id, reason });

/** A page of the log of Stripe's events, newest first. */
export const listEventsRequest = z.strictObject({
  status: z.enum(["received", "processed", "ignored", "quarantined", "failed"]).exactOptional(),
  type: storedText.min(1).exactOptional(),
  before_event_id: id.exactOptional(),
  page_size: pageSize,
});

export const retryEventRequest = z.strictObject({ event_id: id });
export const runReconcileRequest = z.strictObject({ dry_run: z.boolean() });

/** What a route takes that needs to be told nothing. */
export const nothingRequest = z.strictObject({});

/** The catalogue as it is, or the versions of one item. */
export const listCatalogueRequest = z.union([
  z.strictObject({ kind: z.enum(["package", "action"]), item_id: id }),
  nothingRequest,
]);

const saved = { reason, expected_version: z.int().min(0).max(2_147_483_647) };

/** A package as it shall be, over the version that the editor saw; 0 for a new one. */
export const savePackageRequest = z.strictObject({
  ...packageContent.shape,
  ...saved,
  package_id: z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/),
});

/** An action as it shall be, over the version that the editor saw; 0 for a new one. */
export const saveActionRequest = z.strictObject({ ...actionContent.shape, ...saved, action: code });

/** An earlier version that shall stand again, over the version that the editor saw. */
export const restoreVersionRequest = z.strictObject({
  ...saved,
  kind: z.enum(["package", "action"]),
  item_id: id,
  version: z.int().min(1).max(2_147_483_647),
});

export type ListTenantsRequest = z.infer<typeof listTenantsRequest>;
export type ListEventsRequest = z.infer<typeof listEventsRequest>;
export type SavePackageRequest = z.infer<typeof savePackageRequest>;
export type RestoreVersionRequest = z.infer<typeof restoreVersionRequest>;
export type SaveActionRequest = z.infer<typeof saveActionRequest>;
