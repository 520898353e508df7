import { z } from "zod";

/** Amounts and ids: the database keeps balances within what JSON carries exactly. */
export const wholeNumber = z.number().int();
