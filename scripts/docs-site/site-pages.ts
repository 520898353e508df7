/** A page of the docs site: the repository's file, and its address without the ending. */
export type SitePage = { source: string; address: string; title: string };

const DECISION = /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/;

/** The site's pages by section, in the order of reading; decisions are found, the rest is listed. */
export function sitePages(files: { path: string; text: string }[]): {
  section: string;
  pages: SitePage[];
}[] {
  const page = (source: string, address: string, title: string) => ({ source, address, title });
  const docs = (name: string, title: string) => page(`docs/${name}.md`, name, title);
  const decisions = files.filter(({ path }) => DECISION.test(path))
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map(({ path, text }) =>
      page(path, path.slice("docs/".length, -".md".length), /^# (.+)$/m.exec(text)?.[1] ?? path)
    );
  return [
    {
      section: "Begin",
      pages: [
        page("README.md", "index", "What it is"),
        docs("quick-start", "Quick start"),
        docs("concepts", "Concepts"),
        docs("comparison", "Comparison"),
      ],
    },
    {
      section: "Integrate",
      pages: [
        docs("metering", "Metering"),
        docs("from-an-edge-function", "From an edge function"),
        docs("from-sql", "From SQL"),
        docs("from-another-backend", "From another backend"),
        docs("components", "Components"),
      ],
    },
    {
      section: "Run",
      pages: [
        docs("deploy", "Deploy"),
        docs("operations", "Operations"),
        docs("errors", "Errors"),
        docs("performance", "Performance"),
        page("SECURITY.md", "security", "Security"),
        page("stack/stripe/README.md", "stripe-simulator", "Stripe simulator"),
      ],
    },
    {
      section: "Understand",
      pages: [
        page("ARCHITECTURE.md", "architecture", "Architecture"),
        page("GLOSSARY.md", "glossary", "Glossary"),
        page("CONTRIBUTING.md", "contributing", "Contributing"),
        page("CHANGELOG.md", "changelog", "Changelog"),
      ],
    },
    { section: "Decisions", pages: decisions },
  ];
}
