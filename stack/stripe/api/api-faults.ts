/** What goes wrong with an API request. */
export type Effect =
  /** An error is answered. */
  | { readonly kind: "status"; readonly status: number }
  /** The connection breaks without an answer. */
  | { readonly kind: "reset" }
  /** No answer comes until the caller gives up. */
  | { readonly kind: "timeout" }
  /** It takes long, and then goes on as if nothing had happened. */
  | { readonly kind: "delay"; readonly delay_ms: number };

/**
 * When it goes wrong. arrival: nothing has happened and no idempotency key is taken · execution: the operation has begun
 * and does nothing; an error is kept under the key · reply: the operation is done, only its answer is lost or replaced.
 */
export type Moment = "arrival" | "execution" | "reply";

export interface ApiFault {
  readonly effect: Effect;
  readonly moment: Moment;
  readonly method?: "GET" | "POST" | "DELETE" | undefined;
  /** A path, or with `*` at its end every path that begins so; all paths without it. */
  readonly path?: string | undefined;
  /** How many requests it hits. */
  readonly times: number;
}

function hits(fault: ApiFault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return true;
  return fault.path.endsWith("*") ? path.startsWith(fault.path.slice(0, -1)) : path === fault.path;
}

/** The faults that a test has planned for API requests; none to begin with. */
export class ApiFaults {
  #planned: ApiFault[] = [];

  plan(fault: ApiFault): void {
    this.#planned.push(fault);
  }

  /** The fault that hits this request, used up by one. */
  take(method: string, path: string): ApiFault | undefined {
    const fault = this.#planned.find((planned) => hits(planned, method, path));
    if (fault === undefined) return undefined;
    const left = fault.times - 1;
    this.#planned = this.#planned.flatMap((planned) =>
      planned !== fault ? [planned] : left > 0 ? [{ ...planned, times: left }] : []
    );
    return fault;
  }

  clear(): void {
    this.#planned = [];
  }
}
