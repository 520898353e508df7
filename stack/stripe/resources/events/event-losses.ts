/** Which events Stripe fails to make: of these types or of any, so many times or until it is told to stop. */
export interface EventLoss {
  readonly types?: readonly string[] | undefined;
  /** How many are still to be lost; Infinity without an end. */
  readonly count: number;
}

/** The failures to make events that a test has planned; none to begin with. */
export class EventLosses {
  #planned: EventLoss[] = [];

  plan(loss: EventLoss): void {
    this.#planned.push(loss);
  }

  /** Whether this event is lost, counted against the plan that takes it. */
  takes(type: string): boolean {
    const loss = this.#planned.find(({ types, count }) =>
      count > 0 && (types === undefined || types.includes(type))
    );
    if (loss === undefined) return false;
    this.#planned = this.#planned.map((planned) =>
      planned === loss ? { ...planned, count: planned.count - 1 } : planned
    );
    return true;
  }

  clear(): void {
    this.#planned = [];
  }
}
