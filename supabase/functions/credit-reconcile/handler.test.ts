import { describe, expect, it } from "vitest";
import { openReconcile } from "./testing/open-reconcile.ts";

const LONG_AGO = new Date("2026-10-01T00:00:00Z");
const PAID = { status: "complete", payment_status: "paid" } as const;

describe("POST /", () => {
  it("is for services: without a secret key it is 401 and no run begins", async () => {
    const { post, runs } = openReconcile();

    expect((await post({}, "sb_publishable_test")).status).toBe(401);
    expect(runs).toEqual([]);
  });

  it("refuses what it does not know, and bounds beyond its own", async () => {
    const { post, runs } = openReconcile();
    const refused = [{ dry: true }, { max_seconds: 0 }, { max_seconds: 1_000 }, { max_objects: 0 }];

    for (const request of refused) expect((await post(request)).status).toBe(400);
    expect(runs).toEqual([]);
  });

  it("says that it is busy while another run has the lease", async () => {
    const { post, held } = openReconcile();
    held.by = 1;

    expect(await (await post()).json()).toMatchObject({ run_id: null, outcome: "busy" });
  });

  it("finds the session of an old purchase that never learnt its id, by customer", async () => {
    const { begin, change, post, purchases } = openReconcile();
    const { sessionId } = await begin(LONG_AGO);
    change(sessionId, PAID);

    expect(await (await post()).json()).toMatchObject({
      outcome: "complete",
      findings: [{ result: "repaired", part: "unfinished", reason: "payment_without_grant" }],
    });
    expect(purchases).toMatchObject([{ status: "credited", stripe_session_id: sessionId }]);
  });

  it("credits an old purchase that had failed when its session says paid after all", async () => {
    const { begin, change, post, purchases } = openReconcile();
    const { sessionId } = await begin(LONG_AGO);
    Object.assign(purchases[0] ?? {}, { status: "failed", stripe_session_id: sessionId });
    change(sessionId, PAID);

    expect(await (await post()).json()).toMatchObject({
      findings: [{ result: "repaired", part: "unfinished", reason: "payment_without_grant" }],
    });
    expect(purchases).toMatchObject([{ status: "credited" }]);
  });

  it("looks at old purchases by their session, and reports one that Stripe does not know", async () => {
    const { begin, post, purchases, ports } = openReconcile();
    await begin(LONG_AGO);
    Object.assign(purchases[0] ?? {}, { status: "processing", stripe_session_id: "cs_unknown" });

    expect(await (await post()).json()).toMatchObject({
      outcome: "complete",
      unable: 1,
      findings: [{ part: "unfinished", reason: "unknown_session", stripe_id: "cs_unknown" }],
    });
    expect(ports.livemode).toBe(false);
  });

  it("reports a session with damaged ids or a state that it does not know, and moves nothing", async () => {
    const { begin, change, post, purchases, lines } = openReconcile();
    const [damaged, unknown] = [await begin(), await begin()];
    change(damaged.sessionId, { ...PAID, metadata: { app: "tenant-credits", env: "test" } });
    change(unknown.sessionId, { payment_status: "partly" });

    expect(await (await post()).json()).toMatchObject({ repaired: 0, unable: 2 });
    expect(purchases.map(({ status }) => status)).toEqual(["created", "created"]);
    const alerts = () => lines.filter((line) => line.includes('"event":"reconcile_unable"'));
    expect(alerts()).toEqual([expect.stringContaining('"level":"alert"')]);
    await post();
    expect(alerts(), "a person is called once").toHaveLength(1);
  });

  it("stops when its time is up, and the next run does the rest", async () => {
    let now = Date.parse("2026-11-21T12:00:00Z");
    const { begin, change, post, runs, ports } = openReconcile({ now: () => new Date(now) });
    for (let count = 0; count < 3; count++) change((await begin()).sessionId, PAID);
    const { retrieveCheckout } = ports.stripe;
    ports.stripe.retrieveCheckout = (sessionId) => {
      now += 30_000;
      return retrieveCheckout(sessionId);
    };

    expect(await (await post()).json()).toMatchObject({ outcome: "partial", repaired: 2 });
    expect(runs.at(-1)).toMatchObject({ outcome: "partial", part: "sessions", place: null });
    expect(await (await post()).json()).toMatchObject({ outcome: "complete", repaired: 1 });
  });
});
