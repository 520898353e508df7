/** What the consumer must know of the stack that it talks to. */
export type ConsumerStack = { url: string; publishableKey: string; tenantId: string };

/** The registry's name in the consumer's components.json. */
export const REGISTRY_NAME = "@credits";

type Versions = (name: string) => string;

const BUILD_TOOLS = [
  "@tailwindcss/vite",
  "@types/react",
  "@types/react-dom",
  "@vitejs/plugin-react",
  "tailwindcss",
  "typescript",
  "vite",
];

/** A React app as Vite's template and `shadcn init` leave it, in the strictest settings there are. */
export function consumerFiles(
  stack: ConsumerStack,
  registryUrl: string,
  version: Versions,
): Record<string, string> {
  const versions = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, version(name)]));
  return {
    "package.json": JSON.stringify({
      name: "consumer",
      private: true,
      type: "module",
      dependencies: versions(["@supabase/supabase-js", "react", "react-dom"]),
      devDependencies: versions(BUILD_TOOLS),
    }),
    "components.json": JSON.stringify({
      $schema: "https://ui.shadcn.com/schema.json",
      style: "new-york",
      rsc: false,
      tsx: true,
      tailwind: { config: "", css: "src/index.css", baseColor: "neutral", cssVariables: true },
      iconLibrary: "lucide",
      registries: { [REGISTRY_NAME]: `${registryUrl}/r/{name}.json` },
      aliases: {
        components: "@/components",
        utils: "@/lib/utils",
        ui: "@/components/ui",
        lib: "@/lib",
        hooks: "@/hooks",
      },
    }),
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        target: "ES2023",
        lib: ["ES2023", "DOM", "DOM.Iterable"],
        module: "ESNext",
        moduleResolution: "bundler",
        jsx: "react-jsx",
        types: ["vite/client"],
        paths: { "@/*": ["./src/*"] },
        noEmit: true,
        skipLibCheck: true,
        strict: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        noFallthroughCasesInSwitch: true,
        noUncheckedIndexedAccess: true,
        noUncheckedSideEffectImports: true,
        exactOptionalPropertyTypes: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
        isolatedModules: true,
      },
      include: ["src"],
    }),
    "vite.config.ts": `import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
});
`,
    "index.html": `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Consumer</title></head>
  <body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body>
</html>
`,
    // The last line is what `shadcn init` writes: the page follows the theme that the parts follow.
    "src/index.css": `@import "tailwindcss";

body { background: var(--background); color: var(--foreground); }
`,
    "src/main.tsx": mainModule(stack),
  };
}

/** The app's own code: what docs/components.md tells people to write. */
function mainModule({ url, publishableKey, tenantId }: ConsumerStack): string {
  return `import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { createClient } from "@supabase/supabase-js";
import { CreditBalance } from "@/components/tenant-credits/credit-balance";
import { CreditGate } from "@/components/tenant-credits/credit-gate";
import { CreditsProvider } from "@/components/tenant-credits/credits-provider";
import { TopUpDialog } from "@/components/tenant-credits/top-up-dialog";
import { UsageHistory } from "@/components/tenant-credits/usage-history";
import { useCredits } from "@/components/tenant-credits/use-credits";
import { useTopUp } from "@/components/tenant-credits/use-top-up";
import "./index.css";

const url = ${JSON.stringify(url)};
const publishableKey = ${JSON.stringify(publishableKey)};
const tenantId = ${JSON.stringify(tenantId)};

const supabase = createClient(url, publishableKey);

function CreditsLeft() {
  const { balance } = useCredits();
  return <strong>{balance?.available ?? "…"} credits left</strong>;
}

function BuyMore() {
  const { open, mayBuy } = useTopUp();
  return (
    <button type="button" className="underline" disabled={!mayBuy} onClick={open}>
      Buy more
    </button>
  );
}

function Credits() {
  const [letters, setLetters] = useState(0);
  return (
    <CreditsProvider supabase={supabase} tenantId={tenantId} language="en">
      <section aria-label="Hooks" className="flex justify-between rounded-md border p-4">
        <CreditsLeft />
        <BuyMore />
      </section>
      <TopUpDialog />
      <CreditGate action="letter" quantity={2}>
        <button type="button" onClick={() => setLetters(letters + 1)}>Send letters</button>
      </CreditGate>
      <CreditBalance />
      <UsageHistory />
    </CreditsProvider>
  );
}

function App() {
  const signIn = () =>
    supabase.auth.signInWithPassword({
      email: "owner@alpenblick.example",
      password: "tenant-credits-demo",
    });
  return (
    <main style={{ maxWidth: "48rem", margin: "2rem auto", display: "grid", gap: "1.5rem" }}>
      <button type="button" onClick={() => void signIn()}>Sign in</button>
      <Credits />
    </main>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("Cannot start without the element #root");
createRoot(root).render(<StrictMode><App /></StrictMode>);
`;
}
