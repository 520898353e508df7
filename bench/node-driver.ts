import { randomInt } from "node:crypto";
import postgres from "postgres";
import type { Driver, Load, Sample } from "./driver.ts";

/**
 * Connections of this process with prepared statements: for machines without pgbench. It shares the
 * cores with the server, so it flatters what costs little beside a round trip.
 */
export function nodeDriver(databaseUrl: string): Driver {
  return { name: "postgres.js in one Node process", run: (load) => measure(databaseUrl, load) };
}

async function measure(databaseUrl: string, load: Load): Promise<Sample> {
  const sql = postgres(`${databaseUrl}&max_pipeline=1`, { max: load.clients, prepare: true });
  const text = load.workload.sql.replaceAll(":tenant", "$1").replaceAll(":key", "$2");
  const takesKey = text.includes("$2");
  const latencies: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + load.seconds * 1000;
  const client = async () => {
    while (performance.now() < endsAt) {
      const tenant = String(randomInt(1, load.tenants + 1));
      const key = String(randomInt(2 ** 47));
      const sentAt = performance.now();
      await sql.unsafe(text, takesKey ? [tenant, key] : [tenant], { prepare: true });
      latencies.push(performance.now() - sentAt);
    }
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
