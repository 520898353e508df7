import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { Router } from "wouter";
import { App } from "./app.tsx";
import { tabStorage } from "./browser-storage.ts";
import { CrashBoundary } from "./crash-boundary.tsx";
import { CrashPage } from "./crash-page.tsx";
import { takeCheckoutReturn, withoutCheckoutReturn } from "./credits/checkout-return.ts";
import { parseEnvironment } from "./environment.ts";
import { I18nProvider } from "./i18n/i18n-provider.tsx";
import { createQueryClient } from "./query-client.ts";
import { refreshOnReturn } from "./refresh-on-return.ts";
import { SetupProblem } from "./setup-problem.tsx";
import { createDashboardClient } from "./supabase-client.ts";
import { SupabaseProvider } from "./supabase-context.tsx";
import "./styles.css";

const container = document.getElementById("root");
if (container === null) throw new Error("Cannot start without the element #root");

// Read before anything renders: rendering may run twice, a return is taken once.
const cameBack = takeCheckoutReturn(location.search, tabStorage);
history.replaceState(history.state, "", withoutCheckoutReturn(location.href));

refreshOnReturn();
createRoot(container).render(
  <StrictMode>
    <I18nProvider>
      <CrashBoundary fallback={<CrashPage />}>{dashboard()}</CrashBoundary>
    </I18nProvider>
  </StrictMode>,
);

function dashboard() {
  const parsed = parseEnvironment(import.meta.env);
  if (!parsed.ok) return <SetupProblem variables={parsed.variables} />;
  return (
    <SupabaseProvider value={createDashboardClient(parsed.environment)}>
      <QueryClientProvider client={createQueryClient()}>
        <Router base={import.meta.env.BASE_URL.replace(/\/$/, "")}>
          <App demoUsers={parsed.environment.demoUsers} cameBack={cameBack} />
        </Router>
      </QueryClientProvider>
    </SupabaseProvider>
  );
}
