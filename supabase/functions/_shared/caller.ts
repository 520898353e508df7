import { createClient, isAuthRetryableFetchError } from "@supabase/supabase-js";
import { z } from "zod";
import { CreditError } from "./credits/credit-error.ts";
import { type TenantRole, tenantRole } from "./credits/tenant-role.ts";
import type { SupabaseEnv } from "./env.ts";
import { sha256 } from "./sha256.ts";

/** A signed-in person, proven by the Auth server at request time. */
export type User = {
  userId: string;
  /** The live role in a tenant; null for strangers and for members who were removed. */
  roleIn: (tenantId: string) => Promise<TenantRole | null>;
  /** Whether they run the product right now, whatever their roles in tenants. */
  isOperator: () => Promise<boolean>;
};

export type AuthenticateUser = (request: Request) => Promise<User>;

const membership = z.object({ role: tenantRole }).nullable();
const account = z.object({ is_operator: z.boolean() });

/**
 * Authenticates people: asks the Auth server, so that signed-out and banned users are refused, under
 * every signing algorithm. A key alone is 401, an anonymous sign-in 403. An Auth server that cannot
 * be reached is our fault, not the caller's: a 401 would sign people out.
 */
export function createUserAuthentication(env: SupabaseEnv): AuthenticateUser {
  return async (request) => {
    const token = bearerToken(request);
    if (token === null) throw unauthenticated();
    const supabase = createClient(env.url, env.publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { headers: { Authorization: `Bearer ${token}` } },
    });
    const { data, error } = await supabase.auth.getUser(token);
    if (isAuthRetryableFetchError(error)) {
      throw new Error(`Cannot ask the Auth server who is calling: ${error.message}`);
    }
    if (error !== null) throw unauthenticated();
    if (data.user.is_anonymous === true) {
      throw new CreditError("forbidden", "Cannot act for an anonymous user", {
        hint: "Sign in with a permanent account",
      });
    }
    return {
      userId: data.user.id,
      roleIn: async (tenantId) => {
        const { data: row, error } = await supabase
          .from("my_tenants")
          .select("role")
          .eq("tenant_id", tenantId)
          .maybeSingle();
        if (error !== null) throw new Error(`Cannot read the caller's role: ${error.message}`);
        return membership.parse(row)?.role ?? null;
      },
      isOperator: async () => {
        const { data: row, error } = await supabase.from("my_account").select("is_operator")
          .single();
        if (error !== null) throw new Error(`Cannot read the caller's account: ${error.message}`);
        return account.parse(row).is_operator;
      },
    };
  };
}

/** Refuses with 403 unless the user holds one of the roles in the tenant right now. */
export async function requireRole(
  user: User,
  tenantId: string,
  roles: readonly TenantRole[],
): Promise<void> {
  const role = await user.roleIn(tenantId);
  if (role === null || !roles.includes(role)) {
    throw new CreditError("forbidden", "Cannot act for this tenant", {
      hint: `Ask for one of these roles: ${roles.join(", ")}`,
    });
  }
}

/** Refuses with 403 unless the user is an operator right now. */
export async function requireOperator(user: User): Promise<void> {
  if (await user.isOperator()) return;
  throw new CreditError("forbidden", "Cannot act as an operator", {
    hint: "Ask whoever runs this project; a role in a tenant is not enough",
  });
}

export type AuthenticateService = (request: Request) => Promise<void>;

/** Authenticates other services by a secret key, in `apikey` or as a bearer token; else 401. */
export function createServiceAuthentication(secretKeys: readonly string[]): AuthenticateService {
  return async (request) => {
    const presented = request.headers.get("apikey") ?? bearerToken(request);
    if (presented === null) throw unauthenticated();
    const matches = await Promise.all(secretKeys.map((key) => equalInConstantTime(key, presented)));
    if (!matches.includes(true)) throw unauthenticated();
  };
}

function bearerToken(request: Request): string | null {
  return /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/** Compares digests, so that neither the time taken nor the length tells anything about the key. */
async function equalInConstantTime(expected: string, presented: string): Promise<boolean> {
  const [a, b] = await Promise.all([sha256(expected), sha256(presented)]);
  return Array.from(a).reduce(
    (difference, _, index) => difference | (a.charCodeAt(index) ^ b.charCodeAt(index)),
    0,
  ) === 0;
}

function unauthenticated(): CreditError {
  return new CreditError("unauthenticated", "Cannot tell who is calling", {
    hint: "Send a signed-in user's access token, or a secret key where a service is expected",
  });
}
