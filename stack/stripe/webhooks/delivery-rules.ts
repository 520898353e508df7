/** What happens to a new delivery. */
export type Admission =
  | { readonly kind: "send"; readonly delay_ms: number }
  | { readonly kind: "hold" }
  | { readonly kind: "drop" };

/** Which events a rule means: the given types, or all. */
export interface TypeFilter {
  readonly types?: readonly string[] | undefined;
}

interface DropRule extends TypeFilter {
  /** How many deliveries are still to be dropped; Infinity until the rules are cleared. */
  left: number;
}

interface DelayRule extends TypeFilter {
  readonly delay_ms: number;
}

function means(filter: TypeFilter, type: string): boolean {
  return filter.types === undefined || filter.types.includes(type);
}

/** The faults between Stripe and the endpoints that a test has switched on; none to begin with. */
export class DeliveryRules {
  #isHolding = false;
  #drops: DropRule[] = [];
  #delays: DelayRule[] = [];

  /** Decides about one new delivery and counts it against the rule that caught it. */
  admit(type: string): Admission {
    const drop = this.#drops.find((rule) => rule.left > 0 && means(rule, type));
    if (drop !== undefined) {
      drop.left -= 1;
      return { kind: "drop" };
    }
    if (this.#isHolding) return { kind: "hold" };
    const delay = this.#delays.findLast((rule) => means(rule, type));
    return { kind: "send", delay_ms: delay?.delay_ms ?? 0 };
  }

  hold(isHolding: boolean): void {
    this.#isHolding = isHolding;
  }

  drop(rule: TypeFilter & { readonly count: number }): void {
    this.#drops.push({ types: rule.types, left: rule.count });
  }

  delay(rule: DelayRule): void {
    this.#delays.push(rule);
  }

  clear(): void {
    this.#isHolding = false;
    this.#drops = [];
    this.#delays = [];
  }
}
