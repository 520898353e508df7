import { dirname, extname, relative } from "node:path/posix";
import { sourceAddress } from "./render-page.ts";
import type { SitePage } from "./site-pages.ts";

/** The page of a source file, with its text, or of a folder, with what is in it; search skips both. */
export function renderSource(
  path: string,
  files: { path: string; text: string }[],
  pages: SitePage[],
): string {
  const head = `---\nsearch: false\n---\n\n# ${path}\n\n`;
  const file = files.find((each) => each.path === path);
  if (file !== undefined) {
    const language = extname(path).slice(1) || "text";
    return `${head}\`\`\`\`${language}\n${file.text.trimEnd()}\n\`\`\`\`\n`;
  }
  const inside = files.filter((each) => each.path.startsWith(`${path}/`))
    .map((each) => {
      const page = pages.find(({ source }) => source === each.path);
      if (page === undefined) return `- \`${each.path.slice(path.length + 1)}\``;
      return `- [${page.title}](${relative(dirname(sourceAddress(path)), page.address)}.md)`;
    });
  return `${head}${inside.join("\n")}\n`;
}
