import { html } from "hono/html";
import type { OPERATIONS } from "../../control/create-control.ts";

type Html = ReturnType<typeof html>;

/** A control operation with everything it needs, as a button. */
export interface Action {
  readonly label: string;
  readonly operation: keyof typeof OPERATIONS;
  readonly input?: object;
}

/** The actions as small forms beside each other; they work without a script. */
export function actions(section: string, list: readonly Action[]): Html {
  return html`<div class="actions">${
    list.map(({ label, operation, input = {} }) =>
      html`
        <form method="post"
          action="/play/${operation}"><input type="hidden" name="section" value="${section}"><input type="hidden" name="input" value="${JSON
            .stringify(input)}"><button class="small" type="submit">${label}</button></form>
      `
    )
  }</div>`;
}
