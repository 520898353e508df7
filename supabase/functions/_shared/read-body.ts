import { z } from "zod";
import { CreditError } from "./credits/credit-error.ts";

/** A thousand items may be wrong in as many ways; whoever reads the answer mends the first ones first. */
const MAX_PROBLEMS = 5;

/** The request's JSON by a strict schema; 400 naming the fields that are wrong, never their values. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(request));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`
  );
  const shown = problems.slice(0, MAX_PROBLEMS).join("; ");
  const unshown = problems.length - MAX_PROBLEMS;
  throw malformed(
    `Cannot read the request: ${shown}${unshown > 0 ? `; and ${unshown} more problems` : ""}`,
  );
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw malformed("Cannot read the request: the body is not JSON");
  }
}

function malformed(message: string): CreditError {
  return new CreditError("malformed_request", message, {
    hint: "Send a JSON object with the documented fields and no others",
  });
}
