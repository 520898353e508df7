import { createAssembly } from "./assembly/assembly.ts";
import { openDatabase } from "./assembly/open-database.ts";
import { openStripe } from "./assembly/open-stripe.ts";
import { type Cleanup, createCleanup } from "./cleanup.ts";
import { startDashboardServer } from "./dashboard-server.ts";
import { createDataApi } from "./data-api.ts";
import { type Demo, readDemo } from "./demo.ts";
import { isPortFree } from "./free-port.ts";
import { type FunctionsHost, startFunctionsHost } from "./functions-host.ts";
import { startGateway } from "./gateway.ts";
import { startScheduler } from "./scheduler.ts";
import { stackJobs } from "./stack-jobs.ts";
import { keptKeys, randomKeys } from "./keys.ts";
import type { Databases } from "./postgres/databases.ts";
import { repositoryDirectory } from "./repository.ts";
import type { StripeSimulator } from "./stripe/create-stripe-simulator.ts";
import type { StripeAccount } from "./stripe-account.ts";

export type StackOptions = {
  /** Exactly this port for the API; an error if it is taken. Otherwise see `ports`. */
  port?: number | undefined;
  /** "default" takes `defaultPorts` where they are free, "any" never looks at them. */
  ports?: "default" | "any" | undefined;
  /** Keeps database, keys and simulator here across runs; everything is temporary when left out. */
  dataDirectory?: string | undefined;
  /** A server with the project's template (`createProjectTemplate`): uses a fresh database of it. */
  server?: Databases | undefined;
  /** The directory that contains `supabase/`; this repository by default. */
  projectDirectory?: string | undefined;
  /** Whether to serve the edge functions; on by default. */
  functions?: boolean | undefined;
  /** Whether to serve the dashboard; off by default. */
  dashboard?: boolean | undefined;
  /** Whether the jobs run by the clock, as pg_cron does where it exists; off by default. */
  schedule?: boolean | undefined;
  stripe?: StripeAccount | undefined;
  /** Variables of the edge functions beside those that the stack sets. */
  environment?: Readonly<Record<string, string>> | undefined;
  /** Told what is being done, as it starts. */
  onStep?: ((step: string) => void) | undefined;
  log?: ((line: string) => void) | undefined;
  /** Gives up starting and undoes what was started. */
  signal?: AbortSignal | undefined;
};

/** A running local Supabase with this project on it; disposing it ends everything it started. */
export type Stack = AsyncDisposable & {
  /** The one origin of /rest/v1, /auth/v1 and /functions/v1. */
  url: string;
  databaseUrl: string;
  publishableKey: string;
  secretKey: string;
  stripeUrl: string;
  stripeSecretKey: string;
  webhookSecret: string;
  /** Where people come back to; served only with `dashboard: true`. */
  dashboardUrl: string;
  /** Null when the functions talk to real Stripe. */
  stripe: StripeSimulator | null;
  demo: Demo;
  /** Makes the Data API look at the schema again; call it after DDL. */
  refreshSchema(): Promise<void>;
  /** Kills a function's process; the next one is on its way. */
  crashFunction(name: string): void;
};

/** Starts everything a deployed project would have. Fails as a whole: nothing is left running. */
export async function createStack(options: StackOptions = {}): Promise<Stack> {
  const cleanup = createCleanup();
  try {
    return await start(options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(options: StackOptions, cleanup: Cleanup): Promise<Stack> {
  const assembly = createAssembly(options, cleanup);
  const { log, dataDirectory, server, projectDirectory = repositoryDirectory } = options;

  await checkPort(options.port);
  const databaseUrl = await openDatabase({ projectDirectory, dataDirectory, server }, assembly);
  const keys = dataDirectory === undefined ? await randomKeys() : await keptKeys(dataDirectory);
  const demo = await readDemo(databaseUrl);

  assembly.step("Starting the API");
  const dashboardPort = await assembly.port("dashboard");
  const dashboardUrl = `http://127.0.0.1:${dashboardPort}`;
  const dataApi = assembly.own(
    createDataApi({ ...keys, databaseUrl, siteUrl: dashboardUrl, log }),
  );
  // The functions need the gateway's address, and the gateway the functions' ports: it opens first
  // and says "restarting" until they are there.
  const pending = {
    portOf: () => options.functions === false ? null : "restarting" as const,
    crash: () => undefined,
  };
  let functions: Pick<FunctionsHost, "portOf" | "crash"> = pending;
  const gateway = assembly.own(
    await startGateway({
      port: options.port ?? await assembly.port("gateway"),
      dataApi,
      functions: { portOf: (name) => functions.portOf(name) },
    }),
  );

  const stripe = await openStripe({
    account: options.stripe ?? { kind: "simulator" },
    keys,
    webhookUrl: `${gateway.url}/functions/v1/credit-webhook`,
    dataDirectory,
    log,
  }, assembly);

  if (options.functions !== false) {
    assembly.step("Starting the edge functions");
    const environment = {
      SUPABASE_URL: gateway.url,
      SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
      CREDITS_SITE_URL: dashboardUrl,
      // Receivers of notices run beside the stack here.
      CREDITS_PRIVATE_ENDPOINTS: "allowed",
      // The gateway here is the nearest proxy, and this is the header it overwrites.
      CREDITS_CLIENT_ADDRESS_HEADER: "x-forwarded-for",
      ...stripe.environment,
      ...options.environment,
    };
    functions = assembly.own(await startFunctionsHost({ projectDirectory, environment, log }));
  }
  if (options.dashboard === true) {
    assembly.step("Starting the dashboard");
    assembly.own(
      await startDashboardServer({
        port: dashboardPort,
        supabaseUrl: gateway.url,
        publishableKey: keys.publishableKey,
        demoUsers: demo.users,
      }),
    );
  }
  if (options.schedule === true) {
    const jobs = stackJobs({
      ...{ url: gateway.url, databaseUrl, secretKey: keys.secretKey },
      functions: options.functions !== false,
    });
    assembly.own(
      startScheduler({ jobs, first_ms: 10_000, log: (line) => log?.(`scheduler: ${line}`) }),
    );
  }
  options.signal?.throwIfAborted();
  return {
    url: gateway.url,
    databaseUrl,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    stripeUrl: stripe.url,
    stripeSecretKey: stripe.secretKey,
    webhookSecret: stripe.webhookSecret,
    dashboardUrl,
    stripe: stripe.simulator,
    demo,
    refreshSchema: dataApi.refreshSchema,
    crashFunction: (name) => functions.crash(name),
    [Symbol.asyncDispose]: cleanup.run,
  };
}

// Asked before anything is started: the answer is the same and comes two seconds sooner.
async function checkPort(port: number | undefined): Promise<void> {
  if (port === undefined || await isPortFree(port)) return;
  throw new Error(
    `Cannot use port ${port}: it is taken, or not ours to open; choose another --port`,
  );
}
