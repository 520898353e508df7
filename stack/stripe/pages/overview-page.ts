import { html } from "hono/html";
import { deliveryViews } from "../webhooks/delivery-view.ts";
import type { World } from "../world.ts";
import { layout } from "./layout.ts";
import { formatMoney } from "./money.ts";
import { wordsIn } from "./words.ts";

type Html = ReturnType<typeof html>;

const MAX_ROWS = 50;

function time(created: number): string {
  return new Date(created * 1000).toISOString().slice(0, 19).replace("T", " ");
}

function table(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`
    <h2>${caption}</h2>
    <div class="scroll">
      <table aria-label="${caption}">
        <thead>
          <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.length > 0 ? rows : html`
            <tr>
              <td colspan="${heads.length}">Nothing yet</td>
            </tr>
          `}
        </tbody>
      </table>
    </div>
  `;
}

function sessionRows(world: World): Html[] {
  return world.account.sessions.newestFirst().slice(0, MAX_ROWS).map((session) =>
    html`
      <tr>
        <td>${time(session.created)}</td>
        <td>${formatMoney(session.amount_total ?? 0, session.currency ?? "eur", "en")}</td>
        <td>${session.status}</td>
        <td>${session.payment_status}</td>
        <td><a href="/c/pay/${session.id}">${session.status === "open"
          ? "Pay page"
          : "Page"}</a></td>
        <td><code>${session.id.slice(0, 24)}…</code></td>
      </tr>
    `
  );
}

function eventRows(world: World): Html[] {
  return world.account.events.newestFirst().slice(0, MAX_ROWS).map((event) => {
    const [last] = deliveryViews(world, { event: event.id });
    const attempt = last?.attempts.at(-1);
    const outcome = attempt === undefined ? "" : ` (${attempt.status ?? attempt.error})`;
    return html`
      <tr>
        <td>${time(event.created)}</td>
        <td>${event.type}</td>
        <td>${last === undefined ? "no endpoint" : last.status + outcome}</td>
        <td>${last?.attempts.length ?? 0}</td>
        <td><code>${event.id}</code></td>
      </tr>
    `;
  });
}

/** What is in the account: sessions with their pages, events with their last delivery. To look at only. */
export function overviewPage(world: World): Html {
  return layout(
    { language: "en", title: "Stripe simulator", banner: wordsIn("en").banner },
    html`
      <h1>Stripe simulator</h1>
      <p class="soft">Simulated time: ${time(world.clock.now())} UTC</p>
      ${table(
        "Checkout sessions",
        ["Created", "Amount", "Status", "Payment", "Page", "Id"],
        sessionRows(world),
      )}
      ${table(
        "Events",
        ["Created", "Type", "Last delivery", "Attempts", "Id"],
        eventRows(world),
      )}
    `,
  );
}
