import type { Context } from "hono";
import { z } from "zod";
import { OPERATIONS } from "../../control/create-control.ts";
import { ControlError } from "../../control/operation.ts";
import { refuseForeignPages } from "../../control/refuse-foreign-pages.ts";
import type { World } from "../../world.ts";
import { overviewPage } from "./overview-page.ts";

/** How long a button waits for the endpoints, so that the page shows what they answered. */
const WAIT_FOR_DELIVERIES_MS = 1000;

const formSchema = z.object({
  input: z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "The input is not JSON" });
      return z.NEVER;
    }
  }),
  section: z.string().regex(/^[a-z]+$/),
});

async function pressed(c: Context) {
  const form = formSchema.safeParse(await c.req.parseBody());
  if (!form.success) throw new ControlError(400, z.prettifyError(form.error));
  return form.data;
}

/** Does what a button of the overview says and shows the overview again, with a sentence when it cannot be done. */
export async function play(world: World, c: Context): Promise<Response> {
  try {
    refuseForeignPages(c);
    const name = c.req.param("operation");
    const operation = Object.entries(OPERATIONS).find(([each]) => each === name)?.[1];
    if (operation?.method !== "POST") throw new ControlError(404, "There is no such operation");
    const { input, section } = await pressed(c);
    await operation.call(world, input);
    await world.deliverer.until(() => world.deliverer.isIdle(), WAIT_FOR_DELIVERIES_MS);
    return c.redirect(`/#${section}`, 303);
  } catch (error) {
    if (error instanceof ControlError) {
      return c.html(overviewPage(world, error.message), error.status);
    }
    throw error;
  }
}
