import { expect, it } from "vitest";
import { downloadHistory } from "./download-history.ts";

const encoder = new TextEncoder();

/** A server that sends these parts, and then ends, breaks off, or goes on for ever. */
function serverOf(parts: string[], end: "ends" | "breaks" | "hangs", status = 200) {
  const waiting = [...parts];
  const fetch = (_: unknown, { signal }: RequestInit = {}) =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          pull: (controller) => {
            const part = waiting.shift();
            if (part !== undefined) return controller.enqueue(encoder.encode(part));
            if (end === "ends") return controller.close();
            if (end === "breaks") return controller.error(new TypeError("terminated"));
            return new Promise<void>((resolve) => {
              signal?.addEventListener("abort", () => {
                controller.error(signal.reason);
                resolve();
              });
            });
          },
        }),
        { status },
      ),
    );
  return { fetch, url: "http://x.example", publishableKey: "sb_publishable_x", accessToken: "t" };
}

async function download(server: ReturnType<typeof serverOf>, cancelAfterRows = Infinity) {
  const seen: number[] = [];
  const abort = new AbortController();
  const result = await downloadHistory(server, {}, {
    signal: abort.signal,
    onRows: (rows) => {
      seen.push(rows);
      if (rows >= cancelAfterRows) abort.abort();
    },
  });
  return { result, seen };
}

it("counts the lines as they come, also when a line's end is torn apart", async () => {
  const { result, seen } = await download(serverOf(['a,b\r\n1,"x\ny"\r', "\n2,\r\n"], "ends"));

  expect(seen).toEqual([0, 2]);
  expect(result).toMatchObject({ ok: true, rows: 2 });
});

it("a file that breaks off is no file", async () => {
  const { result } = await download(serverOf(["a\r\n1\r\nINCOMPLETE\r\n"], "breaks"));

  expect(result).toEqual({ ok: false, reason: "failed" });
});

it("a reader who has had enough gets none either", async () => {
  const { result } = await download(serverOf(["a\r\n1\r\n"], "hangs"), 1);

  expect(result).toEqual({ ok: false, reason: "cancelled" });
});

it.each([[429, "rate_limited"], [403, "failed"], [500, "failed"]])(
  "an answer of %i is said as %s",
  async (status, reason) => {
    const { result } = await download(serverOf(["{}"], "ends", status));

    expect(result).toEqual({ ok: false, reason });
  },
);
