import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { describe, it } from "vitest";
import { removeQueue } from "../support/remove-queue.ts";
import { ALPENBLICK, createTestDatabase, NORDLICHT, USERS } from "../support/test-database.ts";
import { Journal, untilEverythingHappened } from "./load/journal.ts";
import { runClients } from "./load/run-clients.ts";
import { createWorld } from "./load/world.ts";

/** `npm run test:contention -- --seconds N --seed N` sets these. */
const seconds = Number(process.env["CONTENTION_SECONDS"] ?? 1.5);
const seed = Number(process.env["CONTENTION_SEED"] ?? Date.now() % 2 ** 31);
const CLIENTS = 32;

describe.each([
  { queue: true, setting: "with the queue" },
  { queue: false, setting: "without the queue" },
])(
  `${CLIENTS} clients that mix every RPC for ${seconds} s, $setting (seed ${seed})`,
  ({ queue }) => {
    it.each([
      { whom: "one tenant", tenants: [ALPENBLICK], member: null },
      { whom: "two tenants and a budget", tenants: [NORDLICHT, ALPENBLICK], member: USERS.member },
    ])(
      "of $whom neither overspend nor deadlock nor lose a reply",
      async ({ tenants, member }) => {
        const { owner, service } = await createTestDatabase({ connections: CLIENTS });
        for (const tenant of tenants) {
          await service`select public.rpc_credit_topup(${tenant}, 200, 'opening')`;
        }
        if (!queue) await removeQueue(owner);
        const journal = new Journal();
        let isOver = false;
        const watching = async () => {
          await sleep(seconds * 1000);
          await untilEverythingHappened(owner);
        };

        await Promise.all([
          watching().finally(() => isOver = true),
          runClients(() => service, createWorld(tenants, member), journal, {
            clients: CLIENTS,
            seed,
            isOver: () => isOver,
            // Without the queue twins may meet at the unique key; the client then repeats its request.
            tryAgainAfter: (error) =>
              !queue && error instanceof postgres.PostgresError && error.code === "23505",
          }),
        ]);
        await journal.compareWith(owner);
      },
      60_000 + seconds * 2000,
    );
  },
);
