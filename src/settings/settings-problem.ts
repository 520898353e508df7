import { z } from "zod";

/** Every reason why a setting cannot be changed, as far as a person can act on it. */
export const settingsProblemCode = z.enum([
  "unauthenticated",
  "forbidden",
  "malformed_request",
  "amount_out_of_range",
  "unknown_member",
  "unknown_action",
  "unknown_package",
  "unknown_endpoint",
  "rate_limited",
  "network",
  "unexpected",
]);

/** A reason why a setting cannot be changed. */
export type SettingsProblemCode = z.infer<typeof settingsProblemCode>;

/** A refused change; the request id finds it in the server's log. */
export class SettingsProblem extends Error {
  override readonly name = "SettingsProblem";
  readonly code: SettingsProblemCode;
  readonly requestId: string | null;

  constructor(code: SettingsProblemCode, requestId: string | null) {
    super(`Cannot change the setting: ${code}`);
    this.code = code;
    this.requestId = requestId;
  }
}
