import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createServiceAuthentication,
  createUserAuthentication,
  requireOperator,
  requireRole,
} from "./caller.ts";
import { BUYER_ROLES } from "./credits/tenant-role.ts";
import { type ProjectUser, startProject } from "./testing/start-project.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";

function request(headers: Record<string, string>): Request {
  return new Request("http://edge.example", { headers });
}

describe("a service", () => {
  const authenticate = createServiceAuthentication(["sb_secret_one", "sb_secret_two"]);

  test.each<Record<string, string>>([
    { apikey: "sb_secret_one" },
    { apikey: "sb_secret_two" },
    { authorization: "Bearer sb_secret_two" },
    { authorization: "bearer sb_secret_one" },
  ])("is known by any of the secret keys: %j", async (headers) => {
    await expect(authenticate(request(headers))).resolves.toBeUndefined();
  });

  test.each<Record<string, string>>([
    {},
    { apikey: "" },
    { apikey: "sb_secret_on" },
    { apikey: "sb_secret_one " + "x" },
    { apikey: "sb_secret_one, sb_secret_two" },
    { apikey: "sb_publishable_test" },
    { apikey: "sb_publishable_test", authorization: "Bearer sb_secret_one" },
    { authorization: "Basic sb_secret_one" },
    { authorization: "sb_secret_one" },
  ])("is 401 with %j", async (headers) => {
    await expect(authenticate(request(headers))).rejects.toMatchObject({
      code: "unauthenticated",
      status: 401,
    });
  });
});

describe("a person", () => {
  const member: ProjectUser = {
    id: "a0000000-0000-4000-8000-000000000001",
    is_anonymous: false,
    roles: new Map([[TENANT, "billing"]]),
  };
  const users = new Map([
    ["member", member],
    ["anonymous", { ...member, is_anonymous: true }],
  ]);
  let project: Awaited<ReturnType<typeof startProject>>;
  const authenticate = (headers: Record<string, string>) =>
    createUserAuthentication(project.env)(request(headers));

  beforeAll(async () => {
    project = await startProject({ users });
  });

  afterAll(() => {
    project.close();
  });

  test("is known by an access token that the Auth server vouches for", async () => {
    const { userId, roleIn } = await authenticate({ authorization: "Bearer member" });

    expect(userId).toBe(member.id);
    expect(await roleIn(TENANT)).toBe("billing");
    expect(await roleIn("22222222-2222-4222-8222-222222222222")).toBeNull();
  });

  test("is an operator by the project's word alone, read anew each time", async () => {
    const user = await authenticate({ authorization: "Bearer member" });

    await expect(requireOperator(user)).rejects.toMatchObject({ code: "forbidden", status: 403 });
    member.is_operator = true;
    await expect(requireOperator(user)).resolves.toBeUndefined();
    member.is_operator = false;
    await expect(requireOperator(user)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("may act with one of the roles and not without", async () => {
    const user = await authenticate({ authorization: "Bearer member" });

    await expect(requireRole(user, TENANT, BUYER_ROLES)).resolves.toBeUndefined();
    await expect(requireRole(user, TENANT, ["owner"])).rejects.toMatchObject({
      code: "forbidden",
      status: 403,
    });
  });

  test.each<Record<string, string>>([
    {},
    { apikey: "sb_publishable_test" },
    { authorization: "Bearer forged" },
    { authorization: "Bearer sb_secret_test" },
  ])("is 401 with %j", async (headers) => {
    await expect(authenticate(headers)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("is 403 when anonymous", async () => {
    await expect(authenticate({ authorization: "Bearer anonymous" })).rejects
      .toMatchObject({ code: "forbidden" });
  });

  test("is not called unauthenticated because the Auth server is down", async () => {
    const down = await startProject({ users, authIsDown: true });
    const answer = createUserAuthentication(down.env)(request({ authorization: "Bearer member" }));

    await expect(answer).rejects.toThrow("Cannot ask the Auth server who is calling");
    down.close();
  });
});
