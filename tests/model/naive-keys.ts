import type { NaiveOutcome } from "./naive-outcome.ts";

/** Same key and request: the first answer; other request: refused; a refusal leaves no trace. */
export class NaiveKeys {
  #first = new Map<string, { request: string; outcome: NaiveOutcome }>();

  once(key: string, asked: unknown[], work: () => NaiveOutcome): NaiveOutcome {
    const request = JSON.stringify(asked);
    const first = this.#first.get(key);
    if (first !== undefined) {
      return first.request === request ? first.outcome : { refused: "PT409 key_reused" };
    }
    const outcome = work();
    if (!("refused" in outcome)) this.#first.set(key, { request, outcome });
    return outcome;
  }
}
