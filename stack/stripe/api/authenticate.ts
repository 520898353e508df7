import { createHash, timingSafeEqual } from "node:crypto";
import { StripeApiError } from "./stripe-api-error.ts";

function keyOf(header: string): string | undefined {
  const [scheme = "", credentials = ""] = header.split(" ");
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() !== "basic") return undefined;
  return Buffer.from(credentials, "base64").toString("utf8").split(":")[0];
}

function sha256(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}

/** Shows enough of a key to recognise it, as Stripe does. */
function redacted(key: string): string {
  return key.length <= 12 ? "*".repeat(key.length) : `${key.slice(0, 8)}****${key.slice(-4)}`;
}

/** Throws Stripe's 401 unless the header carries exactly the account's secret key, as bearer token or as basic user. */
export function authenticate(header: string | undefined, secretKey: string): void {
  const key = header === undefined ? undefined : keyOf(header);
  if (key === undefined || key === "") {
    throw new StripeApiError(401, {
      type: "invalid_request_error",
      message: "You did not provide an API key. You need to provide your API key in the " +
        "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  }
  if (!timingSafeEqual(sha256(key), sha256(secretKey))) {
    throw new StripeApiError(401, {
      type: "invalid_request_error",
      message: `Invalid API Key provided: ${redacted(key)}`,
    });
  }
}
