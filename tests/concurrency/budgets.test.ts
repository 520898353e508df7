import { describe, expect, it } from "vitest";
import { createMonth, EXCEEDED } from "../support/member-month.ts";
import { removeQueue } from "../support/remove-queue.ts";
import { brokenRules, refusal, USERS } from "../support/test-database.ts";

const CLIENTS = 32;

async function createContended(queue: boolean) {
  const month = await createMonth({ connections: CLIENTS });
  if (!queue) await removeQueue(month.owner);
  return month;
}

describe.each([
  { queue: true, setting: "with the queue" },
  { queue: false, setting: "without the queue" },
])("many clients of one member, $setting", ({ queue }) => {
  it("never spend beyond the budget: exactly what fits is taken", async () => {
    const month = await createContended(queue);
    await month.limit(100);
    await month.limit(50, { action: "fax" });

    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () => month.deduct(3, { action: "fax" })),
    );

    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(16);
    expect(outcomes.filter((outcome) => outcome === EXCEEDED)).toHaveLength(184);
    expect([await month.counted("fax"), await month.counted()]).toEqual([48, 48]);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("hold, capture, restore and change the limit without a deadlock or a lost count", async () => {
    const month = await createContended(queue);
    await month.limit(200);
    const work = [
      () => month.deduct(2),
      () => month.deduct(1, { actor: USERS.billing }),
      () => refusal(month.hold(5).then((hold) => month.release(hold))),
      () => refusal(month.hold(5).then((hold) => month.capture(hold, 3))),
      () => refusal(month.hold(2).then((hold) => month.capture(hold, 4))),
      () => refusal(month.spend(4).then((entry) => month.restore(entry, 3))),
      () => refusal(month.limit(200)),
      () => refusal(month.limit(90, { action: "fax" })),
      () => refusal(month.limit(null, { action: "fax" })),
    ];

    const outcomes = await Promise.all(
      Array.from({ length: 270 }, (_, index) => work[index % work.length]?.()),
    );

    expect([...new Set(outcomes)].filter((outcome) => outcome !== EXCEEDED)).toEqual(["accepted"]);
    expect(await month.counted()).toBeGreaterThan(0);
    expect(await month.counted()).toBeLessThanOrEqual(200);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("are counted from the moment a budget is set, while they spend", async () => {
    const month = await createContended(queue);
    await Promise.all([
      ...Array.from({ length: 60 }, () => month.deduct(1)),
      month.limit(1000),
      ...Array.from({ length: 60 }, () => month.deduct(1)),
    ]);

    expect(await month.counted()).toBe(120);
    expect(await brokenRules(month)).toEqual([]);
  });
});
