import { FunctionsFetchError, FunctionsHttpError } from "@supabase/supabase-js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { callFunction } from "./call-function.ts";

const answering = (data: unknown, error: unknown = null) => ({
  invoke: () => Promise.resolve({ data, error }),
});
const answer = z.object({ cases: z.array(z.string()) });
const ask = (data: unknown, error?: unknown) =>
  callFunction(answering(data, error), "credit-operations/quarantine", {}, answer);

describe("a function's answer", () => {
  it("is what was described", async () => {
    expect(await ask({ cases: ["evt_1"] })).toEqual({ cases: ["evt_1"] });
  });

  it("is not believed when it is anything else", async () => {
    await expect(ask({ cases: 1 })).rejects.toMatchObject({ code: "unexpected" });
  });

  it("names the refusal and the request", async () => {
    const refused = new Response(
      JSON.stringify({ error: { code: "version_outdated", request_id: "r-1" } }),
    );
    await expect(ask(null, new FunctionsHttpError(refused)))
      .rejects.toMatchObject({ code: "version_outdated", requestId: "r-1" });
  });

  it("tells a broken connection from a broken answer", async () => {
    await expect(ask(null, new FunctionsFetchError({}))).rejects.toMatchObject({ code: "network" });
    await expect(ask(null, new FunctionsHttpError(new Response("<html>"))))
      .rejects.toMatchObject({ code: "unexpected" });
  });
});
