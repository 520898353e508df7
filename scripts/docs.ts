/**
 * npm run docs: renders the README and docs/ into dist/docs. The Markdown stays as it is written for
 * GitHub; a copy with the site's links is what the generator sees. A dead link ends it with exit code 1.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vitepress";
import { readRepository } from "../tests/structure/repository-file.ts";
import { problemsOfSite } from "./docs-site/check-site.ts";
import { renderPage, sourceAddress } from "./docs-site/render-page.ts";
import { renderSource } from "./docs-site/render-source.ts";
import { SITE_BASE } from "./docs-site/site-config.ts";
import { sitePages } from "./docs-site/site-pages.ts";
import { styleTokens } from "./registry/style-tokens.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const staged = join(root, ".tenant-credits", "docs-site");
const output = join(root, "dist", "docs");

const files = readRepository();
const pages = sitePages(files).flatMap((section) => section.pages);
const addresses = new Map(pages.map(({ source, address }) => [source, address]));

function stage(address: string, text: string): void {
  const path = join(staged, address);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function rule(selector: string, tokens: Record<string, string>): string {
  const lines = Object.entries(tokens).map(([name, value]) => `  --${name}: ${value};\n`);
  return `${selector} {\n${lines.join("")}}\n`;
}

function kindOf(path: string): "file" | "folder" | "missing" {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  return stats === undefined ? "missing" : stats.isDirectory() ? "folder" : "file";
}

rmSync(staged, { recursive: true, force: true });
const sources = new Set<string>();
for (const page of pages) {
  const rendered = renderPage(
    { ...page, text: readFileSync(join(root, page.source), "utf8") },
    { addressOf: (path) => addresses.get(path), kindOf },
  );
  stage(`${page.address}.md`, rendered.text);
  for (const source of rendered.sources) sources.add(source);
  for (const picture of rendered.pictures) {
    cpSync(join(root, picture), join(staged, picture));
  }
}
for (const source of sources) {
  stage(`${sourceAddress(source)}.md`, renderSource(source, files, pages));
}
mkdirSync(join(staged, "public"), { recursive: true });
cpSync(join(root, "src/favicon.svg"), join(staged, "public/favicon.svg"));
const here = (path: string) => JSON.stringify(join(root, "scripts/docs-site", path));
stage(".vitepress/config.ts", `export { siteConfig as default } from ${here("site-config.ts")};\n`);
const { cssVars } = styleTokens(readFileSync(join(root, "src/styles.css"), "utf8"));
stage(
  ".vitepress/theme/tokens.css",
  `${rule(":root", cssVars.light)}@media screen {\n${rule(".dark", cssVars.dark)}}\n`,
);
stage(
  ".vitepress/theme/index.ts",
  `import theme from "vitepress/theme-without-fonts";
import "./tokens.css";
import ${here("site.css")};
export default theme;
`,
);

await build(staged, { outDir: output });
const problems = problemsOfSite(output, SITE_BASE);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  throw new Error(`Cannot publish the site: ${problems.length} broken links`);
}
console.log(`${pages.length + sources.size} pages in dist/docs`);
