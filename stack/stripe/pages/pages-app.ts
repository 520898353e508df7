import type Stripe from "stripe";
import { type Context as HonoContext, Hono } from "hono";
import { z } from "zod";
import { StripeApiError } from "../api/stripe-api-error.ts";
import { declinePayment } from "../checkout/decline-payment.ts";
import { payLater } from "../checkout/pay-later.ts";
import { payerOf } from "../checkout/payer-of.ts";
import { paySession } from "../checkout/pay-session.ts";
import { recoverSession } from "../checkout/recover-session.ts";
import { SessionNotOpen } from "../checkout/session-not-open.ts";
import { NO_REQUEST } from "../resources/events/event.ts";
import type { World } from "../world.ts";
import { checkoutPage, closedPage } from "./checkout-page.ts";
import { changePrice } from "./change-price.ts";
import { overviewPage } from "./overview/overview-page.ts";
import { play } from "./overview/play.ts";
import { receiptPage } from "./receipt-page.ts";
import { languageOf } from "./words.ts";

/** As long as Checkout waits for the merchant's webhook before it sends the customer back. */
const WAIT_FOR_WEBHOOK_MS = 10_000;

const typedSchema = z.object({
  email: z.email().optional().catch(undefined),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

function returnUrl(session: Stripe.Checkout.Session): string | null {
  return session.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", session.id) ?? null;
}

function show(world: World, c: HonoContext, session: Stripe.Checkout.Session | undefined) {
  const language = languageOf(session?.locale ?? null, c.req.header("accept-language"));
  if (session === undefined) return c.html(closedPage(session, language, null), 404);
  if (session.status === "open") return c.html(checkoutPage(world.account, session, language));
  const link = session.status === "complete" ? returnUrl(session) : session.cancel_url;
  return c.html(closedPage(session, language, link));
}

/** The pages that people see: checkout, and where it ends. Plain forms, no script. */
export function createPagesApp(world: World): Hono {
  const app = new Hono();
  const sessionOf = (c: HonoContext) => {
    world.tick();
    return world.account.sessions.find(c.req.param("id") ?? "");
  };

  app.use(async (c, next) => {
    await next();
    // No form-action: browsers apply it to the redirect back to the shop as well.
    c.header(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
    );
    // With no-referrer a browser would send "null" as the origin of our own forms.
    c.header("referrer-policy", "same-origin");
    c.header("x-content-type-options", "nosniff");
    c.header("cache-control", "no-store");
  });

  app.get("/", (c) => {
    world.tick();
    return c.html(overviewPage(world));
  });

  app.post("/play/:operation", (c) => play(world, c));

  app.get("/receipts/:id", (c) => {
    const charge = world.account.charges.find(c.req.param("id"));
    return charge === undefined ? c.notFound() : c.html(receiptPage(charge));
  });

  app.get("/c/pay/:id", (c) => show(world, c, sessionOf(c)));

  const completing = (complete: typeof paySession) => async (c: HonoContext) => {
    const session = sessionOf(c);
    if (session?.status !== "open") return show(world, c, session);
    const typed = typedSchema.parse(await c.req.parseBody());
    const context = world.contextFor(NO_REQUEST);
    const done = complete(context, session, payerOf(world.account, session, typed));
    await world.save();
    await world.attempted(done.completed.id, WAIT_FOR_WEBHOOK_MS);
    return c.redirect(returnUrl(done.session) ?? `/c/pay/${session.id}`, 303);
  };

  app.post("/c/pay/:id/pay", completing(paySession));

  app.post("/c/pay/:id/pay-later", completing(payLater));

  app.post("/c/pay/:id/:change{code|quantity}", async (c) => {
    const session = sessionOf(c);
    if (session?.status !== "open") return show(world, c, session);
    changePrice(world.contextFor(NO_REQUEST), session, await c.req.parseBody());
    await world.save();
    return c.redirect(`/c/pay/${session.id}`, 303);
  });

  app.get("/c/recover/:id", async (c) => {
    const session = sessionOf(c);
    if (session?.status !== "expired") return show(world, c, session);
    const recovered = recoverSession(world.contextFor(NO_REQUEST), session);
    await world.save();
    return c.redirect(`/c/pay/${recovered.id}`, 303);
  });

  app.post("/c/pay/:id/decline", async (c) => {
    const session = sessionOf(c);
    if (session?.status !== "open") return show(world, c, session);
    const typed = typedSchema.parse(await c.req.parseBody());
    declinePayment(world.contextFor(NO_REQUEST), session, payerOf(world.account, session, typed));
    await world.save();
    return c.redirect(`/c/pay/${session.id}`, 303);
  });

  app.post("/c/pay/:id/cancel", (c) => {
    const session = sessionOf(c);
    return session?.status === "open"
      ? c.redirect(session.cancel_url ?? `/c/pay/${session.id}`, 303)
      : show(world, c, session);
  });

  app.onError((error, c) => {
    if (error instanceof StripeApiError) return c.text(error.message, 400);
    if (error instanceof SessionNotOpen) return show(world, c, error.session);
    throw error;
  });
  return app;
}
