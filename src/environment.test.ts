import { describe, expect, it } from "vitest";
import { parseEnvironment } from "./environment.ts";

const good = {
  VITE_SUPABASE_URL: "http://127.0.0.1:54321",
  VITE_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_1",
  MODE: "development",
};

describe("parseEnvironment", () => {
  it("reads what it needs and has no demo users unless they are given", () => {
    expect(parseEnvironment(good)).toEqual({
      ok: true,
      environment: {
        supabaseUrl: "http://127.0.0.1:54321",
        publishableKey: "sb_publishable_1",
        demoUsers: [],
      },
    });
  });

  it("reads demo users", () => {
    const users = [{ email: "a@b.example", password: "x" }];
    const parsed = parseEnvironment({
      ...good,
      VITE_DEMO_USERS: JSON.stringify(users.map((user) => ({ ...user, memberships: [] }))),
    });
    expect(parsed).toMatchObject({ ok: true, environment: { demoUsers: users } });
  });

  it("names everything that is missing", () => {
    expect(parseEnvironment({})).toEqual({
      ok: false,
      variables: ["VITE_SUPABASE_URL", "VITE_SUPABASE_PUBLISHABLE_KEY"],
    });
  });

  it("refuses a secret key, which a browser would publish", () => {
    expect(parseEnvironment({ ...good, VITE_SUPABASE_PUBLISHABLE_KEY: "sb_secret_1" }))
      .toEqual({ ok: false, variables: ["VITE_SUPABASE_PUBLISHABLE_KEY"] });
  });

  it.each(["{", "{}", '[{"email":"a"}]'])("refuses the demo users %s", (text) => {
    expect(parseEnvironment({ ...good, VITE_DEMO_USERS: text }))
      .toEqual({ ok: false, variables: ["VITE_DEMO_USERS"] });
  });
});
