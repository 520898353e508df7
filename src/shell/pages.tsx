import { lazy } from "react";
import { LayoutDashboard } from "lucide-react";
import type { Page } from "./page.ts";

const everybody = () => true;

const OverviewPage = lazy(() =>
  import("../overview/overview-page.tsx").then((module) => ({ default: module.OverviewPage }))
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
];
