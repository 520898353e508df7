import { lazy } from "react";
import { History, LayoutDashboard, Receipt, Settings } from "lucide-react";
import { mayAdminister, mayAgreeToCharges } from "../tenants/tenant.ts";
import type { Page } from "./page.ts";

const everybody = () => true;

const OverviewPage = lazy(() =>
  import("../overview/overview-page.tsx").then((module) => ({ default: module.OverviewPage }))
);

const HistoryPage = lazy(() =>
  import("../history/history-page.tsx").then((module) => ({ default: module.HistoryPage }))
);

const PurchasesPage = lazy(() =>
  import("../purchases/purchases-page.tsx").then((module) => ({ default: module.PurchasesPage }))
);

const SettingsPage = lazy(() =>
  import("../settings/settings-page.tsx").then((module) => ({ default: module.SettingsPage }))
);

/** The pages of those who run the product: of no tenant. */
export const OperationsPage = lazy(() =>
  import("../operations/operations-page.tsx").then((module) => ({
    default: module.OperationsPage,
  }))
);

/** The pages of a tenant in the order of the navigation. */
export const PAGES: readonly Page[] = [
  {
    path: "/",
    title: "shell.overview",
    label: "shell.nav.overview",
    icon: LayoutDashboard,
    mayOpen: everybody,
    Content: OverviewPage,
  },
  {
    path: "/history",
    title: "shell.history",
    label: "shell.history",
    icon: History,
    mayOpen: everybody,
    Content: HistoryPage,
  },
  {
    path: "/purchases",
    title: "shell.purchases",
    label: "shell.purchases",
    icon: Receipt,
    mayOpen: everybody,
    Content: PurchasesPage,
  },
  {
    path: "/settings",
    title: "shell.settings",
    label: "shell.nav.settings",
    icon: Settings,
    mayOpen: (role) => mayAdminister(role) || mayAgreeToCharges(role),
    Content: SettingsPage,
  },
];
