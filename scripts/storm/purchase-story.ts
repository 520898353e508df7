import type { Chance } from "./chance.ts";
import { type PackageId, PACKAGES, type PurchaseStep } from "./step.ts";

type Deed<Step> = Step extends PurchaseStep ? Omit<Step, "purchase"> : never;
/** A step that does not say yet whose it is. */
export type Part = Deed<PurchaseStep>;

const PACKAGE_IDS = ["starter", "standard", "power"] as const;

/** Everything that happens to one purchase from the click to the last news of its money. */
export function purchaseStory(chance: Chance, purchase: number, tenants: number): PurchaseStep[] {
  const packageId = chance.pick(PACKAGE_IDS);
  const tenant = chance.between(0, tenants - 1);
  const copies = chance.percent(20) ? 2 : 1;
  const parts: Part[] = [
    { kind: "checkout", tenant, packageId, copies },
    ...some(chance, 15, 2).map((): Part => ({ kind: "decline" })),
  ];
  const isPaid = pay(chance, parts);
  for (const spend of some(chance, 60, 3)) parts.push(spending(chance, spend));
  if (isPaid) {
    if (chance.percent(25)) parts.push({ kind: "sync" });
    if (chance.percent(35)) parts.push({ kind: "duplicate", times: chance.between(2, 5) });
    const back: Part[][] = [];
    if (chance.percent(30)) back.push(refunds(chance, packageId));
    // Every third tenant has customers who quarrel; the others' accounts are never frozen.
    if (tenant % 3 === 0 && chance.percent(25)) back.push(dispute(chance, packageId));
    parts.push(...back.flat(), ...some(chance, 30, 2).map((n) => spending(chance, 10 + n)));
  }
  return parts.map((part) => ({ ...part, purchase }));
}

/** How it is paid or not; answers whether the money came. */
function pay(chance: Chance, parts: Part[]): boolean {
  const way = chance.between(1, 100);
  if (way <= 62) {
    parts.push({ kind: "pay" });
    return true;
  }
  if (way <= 82) {
    const outcome = chance.percent(70) ? "succeeded" : "failed";
    parts.push({ kind: "pay_later" });
    if (chance.percent(30)) parts.push({ kind: "sync" });
    // One in ten still waits for its money when the storm ends.
    if (chance.percent(10)) return false;
    parts.push({ kind: "settle", outcome });
    return outcome === "succeeded";
  }
  if (way <= 92) parts.push({ kind: "expire" });
  return false;
}

function refunds(chance: Chance, packageId: PackageId): Part[] {
  const { priceMinor } = PACKAGES[packageId];
  const count = chance.between(1, 3);
  return Array.from({ length: count }, (_, refund): Part[] => {
    const takesAll = refund === count - 1 && chance.percent(40);
    const amountMinor = takesAll ? null : Math.floor(priceMinor * chance.between(5, 30) / 100);
    const isPending = chance.percent(30);
    const begin: Part = { kind: "refund", refund, amountMinor, isPending };
    if (isPending && chance.percent(80)) {
      return [begin, {
        kind: "end_refund",
        refund,
        ending: chance.pick(["succeed", "fail", "cancel"]),
      }];
    }
    const comesBack = !isPending && chance.percent(15);
    return comesBack ? [begin, { kind: "end_refund", refund, ending: "fail" }] : [begin];
  }).flat();
}

function dispute(chance: Chance, packageId: PackageId): Part[] {
  const { priceMinor } = PACKAGES[packageId];
  if (chance.percent(10)) return [{ kind: "fraud_warning" }];
  const amountMinor = chance.percent(70)
    ? priceMinor
    : Math.floor(priceMinor * chance.between(20, 90) / 100);
  const isInquiry = chance.percent(30);
  const parts: Part[] = [{ kind: "dispute", amountMinor, isInquiry }];
  if (isInquiry) {
    if (chance.percent(50)) return [...parts, { kind: "decide", outcome: "warning_closed" }];
    parts.push({ kind: "escalate" });
  }
  if (chance.percent(20)) return parts;
  return [...parts, { kind: "decide", outcome: chance.percent(60) ? "won" : "lost" }];
}

function spending(chance: Chance, spend: number): Part {
  const copies = chance.percent(25) ? 2 : 1;
  return { kind: "spend", spend, amountCredits: chance.between(1, 40), copies };
}

/** As many numbers as chance grants, none with the rest of the percentage. */
function some(chance: Chance, share: number, most: number): number[] {
  if (!chance.percent(share)) return [];
  return Array.from({ length: chance.between(1, most) }, (_, number) => number);
}
