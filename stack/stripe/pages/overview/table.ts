import { html } from "hono/html";

type Html = ReturnType<typeof html>;
type Cell = Html | string | number;

/** How many rows of each kind a person sees: the newest. */
export const MAX_ROWS = 50;

/** A simulated moment as people read it, in UTC. */
export function time(created: number): string {
  return new Date(created * 1000).toISOString().slice(0, 19).replace("T", " ");
}

/** An id short enough for a table; the whole of it is its title. */
export function shortId(id: string): Html {
  const shown = id.length > 24 ? `${id.slice(0, 20)}…` : id;
  return html`
    <code title="${id}">${shown}</code>
  `;
}

/** A titled table that says when there is nothing in it. */
export function table(contents: {
  readonly section: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}): Html {
  const { section, caption, heads, rows } = contents;
  return html`
    <section id="${section}">
      <h2>${caption}</h2>
      <div class="scroll">
        <table aria-label="${caption}">
          <thead>
            <tr>
              ${heads.map((head) =>
                html`
                  <th scope="col">${head}</th>
                `
              )}
            </tr>
          </thead>
          <tbody>
            ${rows.length === 0
              ? html`
                <tr>
                  <td colspan="${heads.length}">Nothing yet</td>
                </tr>
              `
              : rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
    </section>
  `;
}
