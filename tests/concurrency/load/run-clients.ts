import type { Sql } from "../../support/test-database.ts";
import type { Journal } from "./journal.ts";
import { nextRequest } from "./next-request.ts";
import { randomFrom } from "./random.ts";
import type { Request } from "./request.ts";
import { latest, type World } from "./world.ts";

export type LoadOptions = {
  clients: number;
  seed: number;
  isOver: () => boolean;
  /** Whether a request that failed like this is to be sent again, unchanged. */
  tryAgainAfter: (error: unknown, client: number) => boolean | Promise<boolean>;
};

/** So many clients at once, each of which asks one thing after the other until it is over. */
export async function runClients(
  connectionOf: (client: number) => Sql,
  world: World,
  journal: Journal,
  { clients, seed, isOver, tryAgainAfter }: LoadOptions,
): Promise<void> {
  async function insist(request: Request, client: number): Promise<void> {
    journal.sent++;
    for (;;) {
      try {
        for (const [key, answer] of await request.send(connectionOf(client))) {
          journal.note(key, answer);
        }
        journal.answered++;
        return;
      } catch (error) {
        if (!await tryAgainAfter(error, client)) throw error;
      }
    }
  }

  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    const random = randomFrom(seed + client);
    for (let turn = 0; !isOver(); turn++) {
      const repeated = random.onceIn(8) ? random.oneOf(latest(world.sent)) : undefined;
      const request = repeated ?? nextRequest(world, `client ${client} turn ${turn}`, random);
      if (repeated === undefined) world.sent.push(request);
      await insist(request, client);
    }
  }));
}
