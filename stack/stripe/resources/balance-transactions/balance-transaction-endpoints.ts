import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { text } from "../../api/parameters.ts";

const retrieve = endpoint({
  method: "GET",
  path: "/balance_transactions/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.balanceTransactions, id),
});

const list = endpoint({
  method: "GET",
  path: "/balance_transactions",
  parameters: z.strictObject({
    ...pageParameters,
    created: createdFilter.optional(),
    source: text().optional(),
    type: text().optional(),
  }),
  run({ created, source, type, ...cursor }, { context: { account }, path }) {
    const movements = account.balanceTransactions.newestFirst().filter((movement) =>
      isWithin(movement.created, created) &&
      (source === undefined || movement.source === source) &&
      (type === undefined || movement.type === type)
    );
    return page(movements, cursor, path);
  },
});

export const balanceTransactionEndpoints: readonly Endpoint[] = [retrieve, list];
