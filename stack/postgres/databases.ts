import postgres from "postgres";

/** Creates and drops databases of one server. */
export type Databases = {
  /** The connection string of a database of this server, as its owner. */
  databaseUrl(name: string): string;
  /** Creates a database, as a copy of `template` when one is given, and returns its URL. */
  createDatabase(name: string, options?: { template?: string }): Promise<string>;
  /** Drops a database if it exists, its connections included. */
  dropDatabase(name: string): Promise<void>;
};

/** The databases of the server behind `adminUrl`, which must name a database that stays. */
export function databasesOf(adminUrl: string): Databases {
  // One short connection per call: an idle one would keep the process alive, and calls are rare.
  const run = async (statement: string) => {
    const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
    try {
      await sql.unsafe(statement);
    } finally {
      await sql.end();
    }
  };
  const databaseUrl = (name: string) => {
    const url = new URL(adminUrl);
    url.pathname = `/${encodeURIComponent(name)}`;
    return url.href;
  };
  return {
    databaseUrl,
    createDatabase: async (name, { template } = {}) => {
      const copy = template === undefined ? "" : ` template ${quoted(template)}`;
      await run(`create database ${quoted(name)}${copy}`);
      return databaseUrl(name);
    },
    dropDatabase: (name) => run(`drop database if exists ${quoted(name)} with (force)`),
  };
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
