import { defineConfig } from "vitepress";
import { readRepository } from "../../tests/structure/repository-file.ts";
import { anchorOf } from "./anchor-of.ts";
import { sitePages } from "./site-pages.ts";

/** Where the site stands beside the dashboard. */
export const SITE_BASE = "/docs/";

/** The generator's settings: nothing is fetched from elsewhere, search is local, both themes. */
export const siteConfig = defineConfig({
  lang: "en",
  title: "Tenant Credits",
  description: "Prepaid credits for multi-tenant apps on Supabase",
  base: SITE_BASE,
  head: [["link", { rel: "icon", href: `${SITE_BASE}favicon.svg`, type: "image/svg+xml" }]],
  markdown: {
    html: false,
    anchor: { slugify: anchorOf },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  themeConfig: {
    logo: { src: "/favicon.svg", alt: "" },
    nav: [
      { text: "Quick start", link: "/quick-start" },
      { text: "Components", link: "/components" },
      { text: "Deploy", link: "/deploy" },
      { text: "Errors", link: "/errors" },
    ],
    sidebar: sitePages(readRepository()).map(({ section, pages }) => ({
      text: section,
      items: pages.map(({ title, address }) => ({
        text: title,
        link: address === "index" ? "/" : `/${address}`,
      })),
    })),
    outline: { level: [2, 3] },
    search: { provider: "local" },
    notFound: {
      title: "There is no such page",
      quote: "The address may be out of date or incomplete.",
      linkText: "To the start page",
    },
  },
});
