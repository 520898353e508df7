import { randomInt } from "node:crypto";
import postgres from "postgres";
import type { Driver, Load, Sample } from "./driver.ts";
import { numberParameters } from "./number-parameters.ts";

/**
 * Connections of this process with prepared statements: for machines without pgbench. It shares the
 * cores with the server, so it flatters what costs little beside a round trip.
 */
export function nodeDriver(databaseUrl: string): Driver {
  return { name: "postgres.js in one Node process", run: (load) => measure(databaseUrl, load) };
}

async function measure(databaseUrl: string, load: Load): Promise<Sample> {
  const sql = postgres(`${databaseUrl}&max_pipeline=1`, { max: load.clients, prepare: true });
  const statements = load.statements.map(numberParameters);
  const latencies: number[] = [];
  let startedAt = 0;
  const client = async () => {
    const connection = await sql.reserve();
    startedAt ||= performance.now() + load.warmUpSeconds * 1000;
    while (performance.now() < startedAt + load.seconds * 1000) {
      const variables = new Map([
        ["tenant", String(randomInt(1, load.tenants + 1))],
        ["key", String(randomInt(2 ** 47))],
      ]);
      const sentAt = performance.now();
      for (const { text, names } of statements) {
        const values = names.map((name) => variables.get(name) ?? null);
        const [row] = await connection.unsafe(text, values, { prepare: true });
        for (const [name, value] of Object.entries(row ?? {})) variables.set(name, String(value));
      }
      if (performance.now() >= startedAt) latencies.push(performance.now() - sentAt);
    }
    connection.release();
  };
  try {
    await Promise.all(Array.from({ length: load.clients }, client));
    return {
      latencies: Float64Array.from(latencies),
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    await sql.end();
  }
}
