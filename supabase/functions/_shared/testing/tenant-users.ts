import type { ProjectUser } from "./start-project.ts";

export const TENANT = "11111111-1111-4111-8111-111111111111";
export const OTHER_TENANT = "22222222-2222-4222-8222-222222222222";

const ROLES = ["owner", "admin", "billing", "member", "viewer"];

/**
 * Users for a project, by access token: each role's name is a member of TENANT with that role, and
 * there are a stranger (owner of OTHER_TENANT), an operator, who is no member, and an anonymous one.
 */
export function createTenantUsers(): Map<string, ProjectUser> {
  return new Map([
    ["stranger", newUser(OTHER_TENANT, "owner")],
    ["operator", { ...newUser(TENANT, "viewer"), roles: new Map(), is_operator: true }],
    ["anonymous", { ...newUser(TENANT, "owner"), is_anonymous: true }],
    ...ROLES.map((role): [string, ProjectUser] => [role, newUser(TENANT, role)]),
  ]);
}

function newUser(tenantId: string, role: string): ProjectUser {
  return {
    id: crypto.randomUUID(),
    is_anonymous: false,
    roles: new Map([[tenantId, role]]),
  };
}
