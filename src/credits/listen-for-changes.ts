/** What this needs of a Realtime channel, as supabase-js has it. */
export type ChangeChannel = {
  on: (onMessage: () => void) => void;
  subscribe: (onStatus: (isListening: boolean) => void) => void;
  leave: () => void;
};

/** Several changes of one transaction come as several messages, and one look is enough for all. */
const GATHER_MS = 300;

/**
 * Listens until the returned function is called: tells of changes, gathered, and whether anybody would
 * hear of them at the moment. `join` may take its time; leaving in between leaves nothing open.
 */
export function listenForChanges(
  join: () => Promise<ChangeChannel>,
  { onChange, onListening }: {
    onChange: () => void;
    onListening: (isListening: boolean) => void;
  },
): () => void {
  let isOver = false;
  let channel: ChangeChannel | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell() {
    clearTimeout(timer);
    timer = setTimeout(onChange, GATHER_MS);
  }

  void join().then((joined) => {
    if (isOver) return joined.leave();
    channel = joined;
    joined.on(tell);
    joined.subscribe((isListening) => {
      if (isOver) return;
      // What was told while nobody listened is unknown.
      if (isListening) tell();
      onListening(isListening);
    });
    // Without a channel the page looks by itself, as it does where there is no Realtime.
  }, () => undefined);

  return () => {
    isOver = true;
    clearTimeout(timer);
    channel?.leave();
  };
}
