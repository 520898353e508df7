/** Every code a caller may meet, with the HTTP status it travels under. docs/errors.md explains each. */
export const CREDIT_ERROR_STATUS = {
  malformed_request: 400,
  invalid_signature: 400,
  unauthenticated: 401,
  insufficient_credits: 402,
  budget_exceeded: 402,
  forbidden: 403,
  account_frozen: 403,
  not_found: 404,
  unknown_tenant: 404,
  unknown_member: 404,
  unknown_credit_type: 404,
  unknown_package: 404,
  unknown_action: 404,
  unknown_purchase: 404,
  unknown_hold: 404,
  unknown_entry: 404,
  unknown_grant: 404,
  unknown_case: 404,
  unknown_freeze: 404,
  unknown_endpoint: 404,
  unknown_event: 404,
  key_reused: 409,
  attempt_finished: 409,
  hold_closed: 409,
  restore_exceeds_entry: 409,
  reverse_exceeds_grant: 409,
  version_outdated: 409,
  body_too_large: 413,
  amount_out_of_range: 422,
  rate_limited: 429,
  too_many_declines: 429,
  internal: 500,
  stripe_unavailable: 502,
} as const;

export type CreditErrorCode = keyof typeof CREDIT_ERROR_STATUS;

/** What is missing when credits or a budget do not suffice, in the credit type's smallest unit. */
export type Shortfall = { required: number; available: number; shortfall: number };

type CreditErrorOptions = {
  hint: string;
  shortfall?: Shortfall;
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** The one error this product throws on purpose: a stable code, its status, and what to do. */
export class CreditError extends Error {
  override readonly name = "CreditError";
  readonly code: CreditErrorCode;
  readonly status: (typeof CREDIT_ERROR_STATUS)[CreditErrorCode];
  readonly hint: string;
  readonly shortfall: Shortfall | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: CreditErrorCode, message: string, options: CreditErrorOptions) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = CREDIT_ERROR_STATUS[code];
    this.hint = options.hint;
    this.shortfall = options.shortfall;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** True for a code of the closed list: what the database or another service named may be anything. */
export function isCreditErrorCode(code: string): code is CreditErrorCode {
  return Object.hasOwn(CREDIT_ERROR_STATUS, code);
}
