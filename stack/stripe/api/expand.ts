import type { Account } from "../account.ts";
import { lineItemsOf } from "../resources/checkout-sessions/line-items-of.ts";
import { refundListOf } from "../resources/refunds/refunded-charge.ts";
import { invalidRequest } from "./stripe-api-error.ts";

const MAX_DEPTH = 4;

/** Lists that Stripe shows inside an object only when `expand` asks for them, by kind and field. */
const INCLUDABLE: Readonly<
  Record<string, Readonly<Record<string, (account: Account, id: string) => object>>>
> = {
  charge: { refunds: refundListOf },
  "checkout.session": { line_items: lineItemsOf },
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function findById(account: Account, id: string): object | undefined {
  for (const collection of Object.values(account)) {
    const object = collection.isInternal ? undefined : collection.find(id);
    if (object !== undefined) return object;
  }
  return undefined;
}

/** The value of one field, expanded or included as far as its owner allows. */
function opened(account: Account, owner: Record<string, unknown>, field: string, full: string) {
  const kind = String(owner["object"]);
  const value = owner[field];
  const include = INCLUDABLE[kind]?.[field];
  if (include !== undefined) return value ?? include(account, String(owner["id"]));
  const collection = Object.values(account).find((candidate) => candidate.object === kind);
  if (collection?.expandable.includes(field)) {
    return typeof value === "string" ? findById(account, value) ?? value : value;
  }
  if (isRecord(value) || Array.isArray(value)) return value;
  throw invalidRequest(`This property cannot be expanded (${full}).`, { param: "expand" });
}

function follow(account: Account, value: unknown, path: readonly string[], full: string): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return value;
  if (Array.isArray(value)) return value.map((element) => follow(account, element, path, full));
  if (!isRecord(value)) return value;
  return { ...value, [field]: follow(account, opened(account, value, field, full), rest, full) };
}

/** The object with every path of `expand` replaced by what it points to; throws Stripe's 400 for other paths. */
export function expand(account: Account, object: object, paths: readonly string[]): object {
  let expanded: unknown = object;
  for (const path of paths) {
    const fields = path.split(".");
    if (fields.filter((field) => field !== "data").length > MAX_DEPTH) {
      throw invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels (${path}).`, {
        param: "expand",
      });
    }
    expanded = follow(account, expanded, fields, path);
  }
  return isRecord(expanded) ? expanded : object;
}
