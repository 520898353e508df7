import { html } from "hono/html";
import type { World } from "../../world.ts";
import { layout } from "../layout.ts";
import { wordsIn } from "../words.ts";
import { cardTable } from "./card-table.ts";
import { deliveryTable } from "./delivery-table.ts";
import { disputeTable } from "./dispute-table.ts";
import { eventTable } from "./event-table.ts";
import { paymentTable } from "./payment-table.ts";
import { refundTable } from "./refund-table.ts";
import { ruleBar } from "./rule-bar.ts";
import { sessionTable } from "./session-table.ts";
import { time } from "./table.ts";

function sectionsOf(world: World) {
  return [
    sessionTable(world),
    paymentTable(world),
    refundTable(world),
    disputeTable(world),
    cardTable(world),
    ruleBar(),
    eventTable(world),
    deliveryTable(world),
  ];
}

/** Everything in the account, with buttons for what can happen to it: a whole story can be played by hand. */
export function overviewPage(world: World, problem?: string): ReturnType<typeof html> {
  const alert = problem === undefined ? "" : html`
    <p class="error" role="alert" id="problem">${problem}</p>
  `;
  return layout(
    { language: "en", title: "Stripe simulator", banner: wordsIn("en").banner },
    html`
      <h1>Stripe simulator</h1>
      <p class="soft">Simulated time: ${time(world.clock.now())} UTC · <a href="/">Refresh</a></p>
      ${alert} ${sectionsOf(world)}
    `,
  );
}
