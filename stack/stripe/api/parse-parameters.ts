import type { z } from "zod";
import type { FormRecord, FormValue } from "./decode-form.ts";
import { StripeApiError, type StripeErrorBody } from "./stripe-api-error.ts";

type Path = readonly PropertyKey[];

/** `["line_items", 0, "price"]` as Stripe writes it: `line_items[0][price]`. */
function bracketed(path: Path): string {
  const [root, ...rest] = path.map(String);
  return (root ?? "") + rest.map((part) => `[${part}]`).join("");
}

function valueAt(record: FormRecord, path: Path): FormValue | undefined {
  let value: FormValue | undefined = record;
  for (const part of path) {
    if (typeof value !== "object") return undefined;
    value = Array.isArray(value) ? value[Number(part)] : value[String(part)];
  }
  return value;
}

/** Stripe names one fault at a time: zod's first issue, or inside a union the first of its last branch. */
function stripeError(issue: z.core.$ZodIssue, record: FormRecord, parent: Path): StripeErrorBody {
  const path = [...parent, ...issue.path];
  const param = bracketed(path);
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => bracketed([...path, key]));
    return {
      type: "invalid_request_error",
      code: "parameter_unknown",
      message: `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
      ...(names[0] === undefined ? {} : { param: names[0] }),
    };
  }
  const inner = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : undefined;
  if (inner !== undefined) return stripeError(inner, record, path);
  if (valueAt(record, path) === undefined) {
    return {
      type: "invalid_request_error",
      code: "parameter_missing",
      message: `Missing required param: ${param}.`,
      param,
    };
  }
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : undefined;
  const message = issue.code === "invalid_type"
    ? `Invalid ${
      issue.expected === "record" || issue.expected === "object" ? "object" : issue.expected
    }`
    : issue.message;
  return {
    type: "invalid_request_error",
    message: `${message} (${param})`,
    param,
    ...(typeof code === "string" ? { code } : {}),
  };
}

/** Parses decoded parameters; a fault, an unknown name before all others, becomes Stripe's 400 with the parameter's bracketed name. */
export function parseParameters<S extends z.ZodType>(schema: S, record: FormRecord): z.output<S> {
  const result = schema.safeParse(record);
  if (result.success) return result.data;
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  if (issue === undefined) throw result.error;
  throw new StripeApiError(400, stripeError(issue, record, []));
}
