import type { Command } from "./requests.ts";

const alone = { twins: 1, forMember: false } as const;

const topup = (key: string, hours: 1 | 2 | 5 | null): Command => ({
  kind: "topup",
  request: { key, amount: 10, priority: 50, hours },
});
const hold = (key: string, amount: number, hours: number): Command => ({
  kind: "hold",
  request: { key, amount, hours, ...alone },
});
const capture = (key: string, amount: number): Command => ({
  kind: "capture",
  request: { key, index: 0, amount, twins: 1 },
});
const advance = (hours: number): Command => ({ kind: "advance", hours });

/** What random sequences meet once in hundreds; every run begins with these. */
export const HARD_SEQUENCES: Command[][] = [
  // Less is captured of a hold that took credits of two grants.
  [topup("a", 5), topup("b", null), hold("c", 15, 1), capture("d", 8)],
  // More is captured than there is.
  [topup("a", null), hold("b", 5, 1), capture("c", 11), capture("d", 10)],
  // A part comes back of a deduct that took credits of two grants.
  [
    topup("a", 5),
    topup("b", null),
    { kind: "deduct", request: { key: "c", amount: 15, ...alone } },
    { kind: "restore", request: { key: "d", index: 0, amount: 7, twins: 1 } },
  ],
  // A batch is the first to come after an expiry.
  [
    topup("a", 1),
    topup("b", null),
    advance(1),
    {
      kind: "batch",
      items: [
        { key: "c", amount: 6, forMember: false },
        { key: "d", amount: 5, forMember: false },
      ],
    },
  ],
  // A hold that ends gives back credits that have expired, while there is debt to pay.
  [
    topup("a", 2),
    hold("b", 10, 1),
    { kind: "reverse", request: { key: "c", index: 0, amount: 10, twins: 1 } },
    advance(2),
    topup("d", null),
  ],
];
