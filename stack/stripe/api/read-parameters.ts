import { z } from "zod";
import { decodeForm, FormError, type FormRecord, type FormValue } from "./decode-form.ts";
import { parseParameters } from "./parse-parameters.ts";
import { invalidRequest } from "./stripe-api-error.ts";

const MAX_BODY_BYTES = 1_000_000;
const MAX_EXPANSIONS = 20;

/** The parameters of a request, with `expand` taken out because every endpoint has it. */
export interface RequestParameters {
  readonly parameters: FormRecord;
  readonly expand: readonly string[];
  /** Equal for requests with equal parameters, in whatever order they were written. */
  readonly fingerprint: string;
}

const expandSchema = z.object({ expand: z.array(z.string()).max(MAX_EXPANSIONS).default([]) });

function sorted(value: FormValue): FormValue {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.keys(value).toSorted().map((key) => [key, sorted(value[key] ?? "")]),
  );
}

async function encodedParameters(request: Request): Promise<string> {
  const query = new URL(request.url).search.slice(1);
  if (request.method === "GET" || request.method === "DELETE") {
    return [query, await request.text()].filter((part) => part !== "").join("&");
  }
  const body = await request.text();
  if (body.length > MAX_BODY_BYTES) throw invalidRequest("The request body is too large.");
  const type = request.headers.get("content-type") ?? "";
  if (body !== "" && !type.startsWith("application/x-www-form-urlencoded")) {
    throw invalidRequest(
      `Invalid request: the content type '${type}' is not supported here. Send ` +
        "'application/x-www-form-urlencoded'.",
    );
  }
  return [query, body].filter((part) => part !== "").join("&");
}

/** Reads query and form body; throws Stripe's 400 for a form that cannot be decoded. */
export async function readParameters(request: Request): Promise<RequestParameters> {
  const encoded = await encodedParameters(request);
  try {
    const all = decodeForm(encoded);
    const { expand } = parseParameters(expandSchema, all);
    const parameters = decodeForm(encoded);
    delete parameters["expand"];
    return { parameters, expand, fingerprint: JSON.stringify(sorted(all)) };
  } catch (error) {
    if (error instanceof FormError) throw invalidRequest(error.message);
    throw error;
  }
}
