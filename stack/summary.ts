import { defaultPorts } from "./assembly/assembly.ts";
import type { Stack } from "./create-stack.ts";
import { demoPassword } from "./demo.ts";
import type { painter } from "./step-printer.ts";

export type SummaryOptions = {
  /** The API port somebody asked for; then it is no news that it is not the default. */
  requestedPort: number | undefined;
  paint: ReturnType<typeof painter>;
};

/** What a person needs to use a stack that is ready, as aligned lines. */
export function summaryOf(stack: Stack, { requestedPort, paint }: SummaryOptions): string[] {
  const row = (label: string, value: string) => `  ${paint(2, label.padEnd(17))} ${value}`;
  const moved = movedPorts(stack, requestedPort);
  const stripeKind = stack.stripe === null ? "your Stripe test account" : "simulator";
  return [
    "",
    row("Dashboard", paint(1, stack.dashboardUrl)),
    ...signIns(stack).map((line, index) => row(index === 0 ? "Sign in as" : "", line)),
    ...(stack.demo.users.length > 0 ? [row("Password", `${demoPassword}  (everybody's)`)] : []),
    "",
    row("API", stack.url),
    row("Database", stack.databaseUrl),
    row("Stripe", `${stack.stripeUrl}  (${stripeKind})`),
    row("Publishable key", stack.publishableKey),
    row("Secret key", stack.secretKey),
    row("Webhook secret", stack.webhookSecret),
    "",
    ...moved.map((line) => `  ${line}`),
    ...(moved.length > 0 ? [""] : []),
    `  ${
      paint(2, "Ctrl-C stops everything. npm start -- --reset begins with empty data, --verbose")
    }`,
    `  ${paint(2, "also logs what goes well.")}`,
    "",
  ];
}

function signIns({ demo }: Stack): string[] {
  const width = Math.max(0, ...demo.users.map(({ email }) => email.length));
  const nameOf = (id: string) => demo.tenants.find((one) => one.tenant_id === id)?.name ?? id;
  return demo.users.map(({ email, memberships }) => {
    const roles = memberships.map(({ tenant_id, role }) => `${nameOf(tenant_id)}: ${role}`);
    return `${email.padEnd(width)}  ${roles.length === 0 ? "operator" : roles.join(", ")}`;
  });
}

// A free port was chosen where the usual one was taken: say so, or bookmarks fail for no reason.
function movedPorts(stack: Stack, requestedPort: number | undefined): string[] {
  const line = (label: string, url: string, usual: number) => {
    const port = Number(new URL(url).port);
    return port === usual ? [] : [`Port ${usual} is taken, so the ${label} is on ${port}.`];
  };
  return [
    ...line("dashboard", stack.dashboardUrl, defaultPorts.dashboard),
    ...line("API", stack.url, requestedPort ?? defaultPorts.gateway),
    ...line("database", stack.databaseUrl, defaultPorts.database),
    ...(stack.stripe === null ? [] : line("simulator", stack.stripeUrl, defaultPorts.stripe)),
  ];
}
