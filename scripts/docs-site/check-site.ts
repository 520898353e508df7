import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

const LINK = /<(\w+)[^>]*?\s(?:href|src)="([^"]*)"/g;

/**
 * What is wrong with the built site: links to pages, files or anchors that are not there, and anything
 * that a page would load from elsewhere.
 */
export function problemsOfSite(directory: string, base: string): string[] {
  const pages = new Map(
    readdirSync(directory, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".html"))
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(directory, path), "utf8")]),
  );

  const problemWith = (page: string, tag: string, link: string): string | null => {
    if (/^(\w+:|\/\/)/.test(link)) {
      return tag === "a" || link.startsWith("data:") ? null : `loads ${link}`;
    }
    const { pathname, hash } = new URL(link, `http://site${base}${page}`);
    if (!pathname.startsWith(base)) return `leads out of the site: ${link}`;
    const path = decodeURIComponent(pathname.slice(base.length));
    const target = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    if (!isFile(join(directory, target))) return `leads to nothing: ${link}`;
    const anchor = decodeURIComponent(hash.slice(1));
    if (anchor === "" || pages.get(target)?.includes(` id="${anchor}"`)) return null;
    return `names an anchor that is not there: ${link}`;
  };

  return [...pages].flatMap(([page, html]) =>
    [...html.matchAll(LINK)].flatMap(([, tag = "", link = ""]) => {
      const problem = problemWith(posix.normalize(page), tag, link.replaceAll("&amp;", "&"));
      return problem === null ? [] : `${page} ${problem}`;
    })
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
