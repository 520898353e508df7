/**
 * npm run test:registry: a stranger's app takes the components of dist/r home. Makes a fresh React app
 * in a temporary directory, adds every item with the shadcn CLI, compiles it in strict settings, builds
 * it, and buys credits with it in Chromium on a real stack. Exit code 0 only if every step is right.
 * Needs npm's registry, and nothing else of the network.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { preview } from "vite";
import { z } from "zod";
import { createStack } from "../stack/create-stack.ts";
import { launchBrowser } from "../tests/support/launch-browser.ts";
import { createNarrator } from "./narrator.ts";
import { buyInConsumer } from "./registry-consumer/buy-in-consumer.ts";
import { consumerFiles, REGISTRY_NAME } from "./registry-consumer/consumer-files.ts";
import { serveRegistry } from "./registry-consumer/serve-registry.ts";
import { createShopper } from "./shopper.ts";

/** Added by its address, and the others by the registry's name. */
const FIRST = "top-up-dialog";
const OTHERS = ["credit-balance", "usage-history", "credit-gate", "credit-hooks"];

const root = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, "dist", "r");
const { step, failures } = createNarrator((line) => console.log(line));
const run = promisify(execFile);

const versions = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));

function versionOf(name: string): string {
  const version = manifest.dependencies[name] ?? manifest.devDependencies[name];
  if (version === undefined) throw new Error(`Cannot install ${name}: package.json has no version`);
  return version;
}

async function testRegistry(directory: string): Promise<void> {
  if (!existsSync(join(built, "registry.json"))) {
    throw new Error("Cannot find the built registry: run npm run build");
  }
  await using registry = await serveRegistry(built);
  await using stack = await createStack({ ports: "any" });
  const inApp = async (command: string, ...args: string[]) =>
    await run(command, args, {
      cwd: directory,
      env: {
        ...process.env,
        REGISTRY_URL: registry.url,
        npm_config_prefer_offline: "true",
        npm_config_audit: "false",
        npm_config_fund: "false",
      },
    }).catch((failure: { stdout?: string; stderr?: string }) => {
      throw new Error(`${[command, ...args].join(" ")}:\n${failure.stdout}${failure.stderr}`);
    });

  const tenantId = stack.demo.tenants.find(({ name }) => name === "Alpenblick Immobilien")
    ?.tenant_id ?? "";
  const sendLetters = async () => {
    const { status } = await createShopper(stack).askAsService("credit-preflight/deduct", {
      tenant_id: tenantId,
      action: "letter",
      quantity: 2,
      idempotency_key: "letters",
    });
    if (status !== 200) throw new Error(`The deduct was answered ${status}`);
  };
  await step("Make a fresh React app and install its packages", async () => {
    const files = consumerFiles({ ...stack, tenantId }, registry.url, versionOf);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    await inApp("npm", "install");
  });
  const items = [
    `${registry.url}/r/${FIRST}.json`,
    ...OTHERS.map((name) => `${REGISTRY_NAME}/${name}`),
  ];
  await step(`shadcn add ${items.join(" ")}`, async () => {
    const cli = join(root, "node_modules", "shadcn", "dist", "index.js");
    await inApp(process.execPath, cli, "add", "--yes", ...items);
  });
  await step("Compile it in strict settings", () => inApp("npx", "--no-install", "tsc"));
  await step("Build it", () => inApp("npx", "--no-install", "vite", "build"));

  const server = await preview({
    root: directory,
    configFile: false,
    logLevel: "error",
    preview: {
      host: "127.0.0.1",
      port: Number(new URL(stack.dashboardUrl).port),
      strictPort: true,
    },
  });
  const browser = await launchBrowser();
  try {
    await buyInConsumer({ browser, url: stack.dashboardUrl, sendLetters, step });
  } finally {
    await browser.close();
    await server.close();
  }
}

const directory = await mkdtemp(join(tmpdir(), "tenant-credits-consumer-"));
try {
  await testRegistry(directory);
} finally {
  await rm(directory, { recursive: true, force: true });
}
process.exitCode = failures() === 0 ? 0 : 1;
