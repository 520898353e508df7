import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** Longer than the minute for which Stripe may repeat one stored error under one key. */
const PATIENCE_MS = 150_000;

const jsonObject = z.record(z.string(), z.unknown());

export type Answer = { status: number; body: Record<string, unknown> };

/**
 * Asks the same again until there is a definite answer, as every good client of this product does:
 * a broken connection, a 5xx and a 429 are none. Rejects when patience ends.
 */
export async function persist(request: () => Promise<Response>): Promise<Answer> {
  const endsAt = Date.now() + PATIENCE_MS;
  let pause_ms = FIRST_PAUSE_MS;
  for (;;) {
    const answer = await ask(request);
    if (answer !== null && answer.status < 500 && answer.status !== 429) return answer;
    if (Date.now() > endsAt) {
      throw new Error(`No definite answer: ${JSON.stringify(answer ?? "the connection breaks")}`);
    }
    await sleep(pause_ms);
    pause_ms = Math.min(pause_ms * 2, LONGEST_PAUSE_MS);
  }
}

async function ask(request: () => Promise<Response>): Promise<Answer | null> {
  try {
    const response = await request();
    return { status: response.status, body: jsonObject.parse(await response.json()) };
  } catch {
    return null;
  }
}
