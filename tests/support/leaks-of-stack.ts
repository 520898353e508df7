import type { StripeControl } from "../../stack/stripe/control/create-control.ts";
import { findLeaks } from "./log-leaks.ts";

type LoggingStack = {
  logLines: readonly string[];
  stripe: { control: Pick<StripeControl, "events"> };
  databaseUrl: string;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  stripeSecretKey: string;
};

/**
 * What a stack's logs say too much: its keys, anybody's address, or a piece of any event that its
 * Stripe ever sent. Event, tenant and purchase ids may be logged. One sentence per line that leaks.
 */
export async function leaksOfStack(stack: LoggingStack): Promise<string[]> {
  const { events } = await stack.stripe.control.events();
  const leaks = findLeaks(stack.logLines, {
    secrets: {
      "the database's password": new URL(stack.databaseUrl).password,
      "the secret key": stack.secretKey,
      "the publishable key": stack.publishableKey,
      "the signing secret": stack.webhookSecret,
      "Stripe's secret key": stack.stripeSecretKey,
    },
    payloads: events,
    mayAppear: events.flatMap((event) => [event.id, ...idsIn(event.data.object)]),
  });
  return leaks.map(({ leaks, line }) =>
    `line ${line} (${stack.logLines[line]?.split(": ")[0]}) holds ${leaks}`
  );
}

/** Our own ids in an object of Stripe's. */
function idsIn(object: unknown): string[] {
  const metadata: unknown = Object(object)["metadata"];
  return Object.values(Object(metadata)).filter((value) => typeof value === "string");
}
