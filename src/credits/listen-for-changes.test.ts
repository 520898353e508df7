import { expect, it, vi } from "vitest";
import { type ChangeChannel, listenForChanges } from "./listen-for-changes.ts";

/** A channel in memory: the test speaks for the server. */
function createChannel() {
  const state = { isOpen: true, say: () => {}, tellStatus: (_: boolean) => {} };
  const channel: ChangeChannel = {
    on: (onMessage) => (state.say = onMessage),
    subscribe: (onStatus) => (state.tellStatus = onStatus),
    leave: () => (state.isOpen = false),
  };
  return { state, channel };
}

function listen(join: () => Promise<ChangeChannel>) {
  const heard = { changes: 0, isListening: false };
  const stop = listenForChanges(join, {
    onChange: () => heard.changes++,
    onListening: (isListening) => (heard.isListening = isListening),
  });
  return { heard, stop };
}

it("many messages at once are one change", async () => {
  vi.useFakeTimers();
  const { state, channel } = createChannel();
  const { heard } = listen(() => Promise.resolve(channel));
  await vi.runAllTimersAsync();
  for (let message = 0; message < 5; message++) state.say();
  await vi.runAllTimersAsync();
  expect(heard.changes).toBe(1);

  state.tellStatus(true);
  await vi.runAllTimersAsync();
  expect(heard).toEqual({ changes: 2, isListening: true });
  vi.useRealTimers();
});

it("leaving closes the channel, also one that was not there yet, and nothing is told any more", async () => {
  const { state, channel } = createChannel();
  const { heard, stop } = listen(() => Promise.resolve(channel));
  stop();
  await Promise.resolve();
  await Promise.resolve();
  expect(state.isOpen).toBe(false);

  state.tellStatus(true);
  expect(heard).toEqual({ changes: 0, isListening: false });
});

it("a Realtime that cannot be reached is nobody's error", async () => {
  const { heard, stop } = listen(() => Promise.reject(new Error("no socket")));
  await Promise.resolve();
  stop();

  expect(heard).toEqual({ changes: 0, isListening: false });
});
