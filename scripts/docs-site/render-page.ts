import { dirname, join, relative } from "node:path/posix";

/** Where links lead: to another page, to a folder or source file that gets a page, or to a picture. */
export type LinkTargets = {
  addressOf: (path: string) => string | undefined;
  kindOf: (path: string) => "file" | "folder" | "missing";
};

/** A page's Markdown for the site, and what it needs beside it. */
export type RenderedPage = { text: string; pictures: string[]; sources: string[] };

const LINK = /(!?)\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]+)?\)/g;
/** A picture in two themes, as GitHub shows it: the dark one, then the light one and its words. */
const THEMED =
  /<picture>\s*<source [^>]*srcset="([^"]+)"\s*\/?>\s*<img src="([^"]+)" alt="([^"]+)"\s*\/?>\s*<\/picture>/g;
const PICTURE = /\.(png|svg|jpg|webp)$/;

/** The address of the page that shows a source file or lists a folder. */
export function sourceAddress(path: string): string {
  return `source/${path.replaceAll(".", "-")}`;
}

/**
 * Turns the links of a repository's Markdown into links of the site. What is no page becomes one, so
 * that nothing leads out of the site. Throws at a link to what does not exist.
 */
export function renderPage(
  { source, address, text }: { source: string; address: string; text: string },
  { addressOf, kindOf }: LinkTargets,
): RenderedPage {
  const pictures: string[] = [];
  const sources: string[] = [];

  const siteLink = (link: string): string => {
    const target = join(dirname(source), link).replace(/\/$/, "");
    if (kindOf(target) === "missing") {
      throw new Error(`Cannot follow the link ${link} of ${source}: correct it`);
    }
    const from = dirname(address);
    if (PICTURE.test(target)) {
      pictures.push(target);
      return localTo(from, target);
    }
    const page = addressOf(target);
    if (page === undefined) sources.push(target);
    return `${localTo(from, page ?? sourceAddress(target))}.md`;
  };

  const parts = text.split(/(^```[\s\S]*?^```$)/m);
  const rendered = parts.map((part) =>
    part.startsWith("```") ? part : part.replace(THEMED, "![$3]($2){.in-light}![$3]($1){.in-dark}")
      .replace(LINK, (_, bang, link, anchor = "") => `${bang}](${siteLink(link)}${anchor})`)
  );
  return { text: rendered.join(""), pictures, sources };
}

function localTo(folder: string, target: string): string {
  const path = relative(folder, target);
  return path.startsWith(".") ? path : `./${path}`;
}
