/** The anchor of a heading, as GitHub makes it: the same link works there and on the docs site. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
}
