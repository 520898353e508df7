import { html } from "hono/html";
import { actions } from "./actions.ts";

type Html = ReturnType<typeof html>;

const HOUR_S = 60 * 60;

/** What goes wrong on the way, and the account's time: for everything at once. */
export function ruleBar(): Html {
  return html`
    <section id="rules">
      <h2>On the way, and time</h2>
      ${actions("rules", [
        { label: "Hold deliveries", operation: "hold" },
        { label: "Release, oldest first", operation: "release" },
        { label: "Release, newest first", operation: "release", input: { order: "newest_first" } },
        { label: "Drop the next delivery", operation: "drop", input: { count: 1 } },
        { label: "Lose the next event", operation: "lose-events", input: { count: 1 } },
        { label: "All works again", operation: "clear-rules" },
      ])}
      ${actions("rules", [
        { label: "API down for 10 requests", operation: "fail-next", input: OUTAGE },
        { label: "API up again", operation: "clear-faults" },
        { label: "An hour later", operation: "advance", input: { seconds: HOUR_S } },
        { label: "A day later", operation: "advance", input: { seconds: 24 * HOUR_S } },
        { label: "Another app sells", operation: "other-app" },
        { label: "Empty the account", operation: "reset" },
      ])}
    </section>
  `;
}

const OUTAGE = { kind: "status", status: 503, times: 10 };
