import { readFileSync } from "node:fs";
import { html, raw } from "hono/html";
import { STYLE } from "./style.ts";

type Html = ReturnType<typeof html>;

const FAVICON = readFileSync(new URL("../../../src/favicon.svg", import.meta.url), "base64");

/** The frame of every page: the banner that says what this is, and the page's own content. */
export function layout(
  page: { readonly language: string; readonly title: string; readonly banner: string },
  content: Html,
): Html {
  return html`
    <!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>${page.title}</title>
        <link rel="icon" href="data:image/svg+xml;base64,${FAVICON}">
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <p class="banner" role="note">${page.banner}</p>
        <main>${content}</main>
      </body>
    </html>
  `;
}
