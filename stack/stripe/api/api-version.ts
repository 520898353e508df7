import Stripe from "stripe";

/** The one version in which the simulator renders objects: that of the installed SDK. */
export const API_VERSION = Stripe.API_VERSION;
