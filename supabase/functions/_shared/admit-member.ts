import type { z } from "zod";
import { type AuthenticateUser, requireRole, type User } from "./caller.ts";
import type { AddressOf } from "./client-address.ts";
import type { RateRule } from "./credits/rate-limits.ts";
import type { TenantRole } from "./credits/tenant-role.ts";
import type { LogFields } from "./log.ts";
import type { RateGate } from "./rate-gate.ts";
import { readBody } from "./read-body.ts";

export type AdmissionPorts = {
  authenticate: AuthenticateUser;
  addressOf: AddressOf;
  takeRate: RateGate;
};

type Admission<Schema> = {
  scope: string;
  rule: RateRule;
  schema: Schema;
  roles: readonly TenantRole[];
  fields: LogFields;
};

/**
 * Lets a signed-in member with one of the roles in, with the body they sent, and counts the request
 * once. One that is refused counts as well, against its user and address alone: strangers must not
 * use up what belongs to a tenant or to everyone.
 */
export async function admitMember<Schema extends z.ZodType<{ tenant_id: string }>>(
  { authenticate, addressOf, takeRate }: AdmissionPorts,
  request: Request,
  { scope, rule, schema, roles, fields }: Admission<Schema>,
): Promise<{ user: User; body: z.output<Schema> }> {
  const user = await authenticate(request);
  const caller = { user: user.userId, address: await addressOf(request) };
  const body = await readMembersBody(user, request, schema, roles).catch(async (refused) => {
    await takeRate({ scope, rule, subjects: caller, fields });
    throw refused;
  });
  const subjects = { ...caller, tenant: body.tenant_id, everyone: "all" };
  await takeRate({ scope, rule, subjects, fields: { ...fields, tenant_id: body.tenant_id } });
  return { user, body };
}

async function readMembersBody<Schema extends z.ZodType<{ tenant_id: string }>>(
  user: User,
  request: Request,
  schema: Schema,
  roles: readonly TenantRole[],
): Promise<z.output<Schema>> {
  const body = await readBody(request, schema);
  await requireRole(user, body.tenant_id, roles);
  return body;
}
