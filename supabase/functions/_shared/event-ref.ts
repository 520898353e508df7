/** The event of Stripe's that brought us to an object, as the ledger logs it. */
export type EventRef = { id: string; type: string; livemode: boolean };
