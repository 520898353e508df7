import { App } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { divertDatabaseErrors } from "./divert-database-errors.ts";
import { tellAnonymity } from "./tell-anonymity.ts";

/** The REST and Auth half of a Supabase project, for one database, in this process. */
export type DataApi = AsyncDisposable & {
  /** Answers requests under /rest/v1 and /auth/v1. */
  fetch(request: Request): Promise<Response>;
  /** Forgets the tables and functions it has seen; call it after a change of the schema. */
  refreshSchema(): Promise<void>;
};

export type DataApiOptions = {
  databaseUrl: string;
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  /** Where Auth sends people back to. */
  siteUrl: string;
  log?: ((line: string) => void) | undefined;
};

// Each request holds one connection for its transaction. The server allows 200, and the functions,
// the tests and a person with psql want some too.
const MAX_CONNECTIONS = 60;

/**
 * lite hands JSON arguments of functions over as text already; its own type would encode the text
 * again, and a function would be given a string where PostgREST gives it the object.
 */
function jsonType(oid: number) {
  return {
    to: oid,
    from: [oid],
    serialize: (value: unknown) => typeof value === "string" ? value : JSON.stringify(value),
    parse: (text: string): unknown => JSON.parse(text),
  };
}

/** Starts the Data API; it lets in who hosted Supabase lets in, and grants nothing to anybody. */
export function createDataApi(options: DataApiOptions): DataApi {
  const endDiversion = divertDatabaseErrors(options.log ?? (() => undefined));
  const connection = createPostgresConnection({
    url: options.databaseUrl,
    postgresOptions: {
      max: MAX_CONNECTIONS,
      idle_timeout: 20,
      onnotice: () => undefined,
      types: { json: jsonType(114), jsonb: jsonType(3802) },
    },
  });
  // On its first request lite grants ALL on every table of every schema that has a policy to all API
  // roles. That would silently undo every revoke in the migrations. Its own flag for "done" keeps it
  // from starting; a test compares the catalogue before and after.
  Reflect.set(connection, "rlsState", "active");

  const app = new App({
    connection,
    api: { enabled: true, schemas: ["public"], max_rows: 1000 },
    auth: {
      enabled: true,
      jwt_secret: options.jwtSecret,
      publishable_key: options.publishableKey,
      secret_key: options.secretKey,
      site_url: options.siteUrl,
      enable_signup: true,
      email: { enable_confirmations: false },
    },
    options: { server: { admin: false, disableStudio: true } },
  });
  return {
    fetch: async (request) => {
      const answer = await app.fetch(request);
      return new URL(request.url).pathname === "/auth/v1/user"
        ? await tellAnonymity(answer, connection.driver)
        : answer;
    },
    refreshSchema: () => connection.clearSchemaCache(),
    [Symbol.asyncDispose]: async () => {
      // With a limit: a statement that hangs must not keep the stack from ending.
      await connection.driver.end({ timeout: 2 });
      endDiversion();
    },
  };
}
