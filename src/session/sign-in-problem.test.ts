import { AuthApiError, AuthRetryableFetchError } from "@supabase/supabase-js";
import { describe, expect, it } from "vitest";
import { readSignInProblem } from "./sign-in-problem.ts";

describe("readSignInProblem", () => {
  it("tells a wrong password from a server that is away or overrun", () => {
    expect(readSignInProblem(new AuthApiError("no", 400, "invalid_credentials")))
      .toBe("invalid_credentials");
    expect(readSignInProblem(new AuthRetryableFetchError("Failed to fetch", 0))).toBe("network");
    expect(readSignInProblem(new AuthApiError("slow down", 429, "over_request_rate_limit")))
      .toBe("rate_limited");
  });

  it("has a word for everything else", () => {
    expect(readSignInProblem(new AuthApiError("no", 500, undefined))).toBe("unexpected");
    expect(readSignInProblem("?")).toBe("unexpected");
  });
});
