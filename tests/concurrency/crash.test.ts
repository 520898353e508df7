import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { it, onTestFinished } from "vitest";
import { ALPENBLICK, NORDLICHT, type Sql } from "../support/test-database.ts";
import { Journal } from "./load/journal.ts";
import { startKillableServer } from "./load/killable-server.ts";
import { runClients } from "./load/run-clients.ts";
import { createWorld } from "./load/world.ts";

/** `npm run test:contention -- --kills N --seed N` sets these. */
const kills = Number(process.env["CONTENTION_KILLS"] ?? 1);
const seed = Number(process.env["CONTENTION_SEED"] ?? Date.now() % 2 ** 31);
const CLIENTS = 32;
const BETWEEN_KILLS_MS = 700;

/** What a client sees of a server that has died, is dead, or is still coming back. */
const LOST: ReadonlySet<string> = new Set([
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P02", "57P03"],
]);

it(
  `a server killed under load (${kills} times, seed ${seed}) keeps what it has acknowledged, and nothing twice`,
  async () => {
    const server = await startKillableServer();
    onTestFinished(() => server[Symbol.asyncDispose]());
    const opened: Sql[] = [];
    const connect = (role: string): Sql => {
      const sql = postgres(server.databaseUrl, {
        max: 1,
        onnotice: () => undefined,
        types: { bigint: postgres.BigInt },
        connection: { options: `-c role=${role}` },
      });
      opened.push(sql);
      return sql;
    };
    onTestFinished(async () => {
      await Promise.all(opened.map((sql) => sql.end({ timeout: 0 })));
    });
    const opening = connect("service_role");
    for (const tenant of [ALPENBLICK, NORDLICHT]) {
      await opening`select public.rpc_credit_topup(${tenant}, 200, 'opening')`;
    }

    const connections = new Map<number, Sql>();
    const connectionOf = (client: number): Sql => {
      const sql = connections.get(client) ?? connect("service_role");
      connections.set(client, sql);
      return sql;
    };
    const journal = new Journal();
    let [lost, isOver] = [0, false];
    const killing = async () => {
      for (let kill = 0; kill < kills; kill++) {
        await sleep(BETWEEN_KILLS_MS);
        const before = lost;
        await server.killAndRestart();
        // The next one is for nothing unless this one was noticed.
        while (lost === before) await sleep(20);
      }
      await sleep(BETWEEN_KILLS_MS);
    };

    await Promise.all([
      killing().finally(() => isOver = true),
      runClients(connectionOf, createWorld([ALPENBLICK, NORDLICHT], null), journal, {
        clients: CLIENTS,
        seed,
        isOver: () => isOver,
        tryAgainAfter: async (error, client) => {
          if (!LOST.has(String(Object(error)["code"]))) return false;
          lost++;
          // A new one altogether: the driver hands what a dead connection still owed to its next query.
          connections.delete(client);
          await sleep(20);
          return true;
        },
      }),
    ]);
    await journal.compareWith(connect("postgres"));
  },
  60_000 + kills * 10_000,
);
