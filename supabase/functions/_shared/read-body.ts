import { z } from "zod";
import { CreditError } from "./credits/credit-error.ts";

/** The request's JSON by a strict schema; 400 naming the field that is wrong, never its value. */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(request));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`
  );
  throw malformed(`Cannot read the request: ${problems.join("; ")}`);
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
