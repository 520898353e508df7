import { describe, expect, it } from "vitest";
import { waitingRealtime } from "./waiting-realtime.ts";

/** A Realtime that writes down what is asked of it, in order. */
function recordingRealtime() {
  const asked: string[] = [];
  class RealtimeClient {
    constructor(endpoint: string) {
      asked.push(`client ${endpoint}`);
    }
    setAuth(token?: string) {
      asked.push(`token ${token}`);
    }
    channel(name: string) {
      asked.push(`channel ${name}`);
      return {
        on: (type: string) => asked.push(`on ${type}`),
        subscribe: (onStatus?: (status: string) => void) => {
          asked.push("subscribe");
          onStatus?.("SUBSCRIBED");
        },
        send: () => Promise.resolve("ok"),
        unsubscribe: () => Promise.resolve(asked.push("unsubscribe")),
      };
    }
  }
  return { asked, RealtimeClient };
}

describe("Realtime's stand-in", () => {
  it("fetches nothing before a channel is opened", async () => {
    const { asked, RealtimeClient } = recordingRealtime();
    const Waiting = waitingRealtime(() => Promise.resolve(RealtimeClient));
    await new Waiting("wss://here", {}).setAuth("t-1");
    expect(asked).toEqual([]);
  });

  it("does what was asked of a channel in order, with the token it was given before", async () => {
    const { asked, RealtimeClient } = recordingRealtime();
    const Waiting = waitingRealtime(() => Promise.resolve(RealtimeClient));
    const client = new Waiting("wss://here", {});
    await client.setAuth("t-1");
    const channel = client.channel("tenant:1");
    await new Promise<void>((resolve) =>
      channel.on("broadcast", {}, () => undefined).subscribe(() => resolve())
    );
    await client.removeChannel(channel);
    expect(asked).toEqual([
      "client wss://here",
      "token t-1",
      "channel tenant:1",
      "on broadcast",
      "subscribe",
      "unsubscribe",
    ]);
  });

  it("keeps one client for all channels and passes a newer token on", async () => {
    const { asked, RealtimeClient } = recordingRealtime();
    const Waiting = waitingRealtime(() => Promise.resolve(RealtimeClient));
    const client = new Waiting("wss://here", {});
    client.channel("a");
    await client.channel("b").send({});
    await client.setAuth("t-2");
    expect(asked).toEqual(["client wss://here", "channel a", "channel b", "token t-2"]);
  });

  it("says an error on the channel when the client cannot be fetched", async () => {
    const Waiting = waitingRealtime(() => Promise.reject(new Error("offline")));
    const status = await new Promise<string>((resolve) =>
      new Waiting("wss://here", {}).channel("a").subscribe(resolve)
    );
    expect(status).toBe("CHANNEL_ERROR");
  });
});
