/** The part of `Storage` that the dashboard uses. */
export type StoragePort = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Wraps a storage so that it never throws. A browser may refuse it or have it full; what could not
 * be stored then lives in memory, and only a reload forgets it.
 */
export function createSafeStorage(open: () => StoragePort): StoragePort {
  const memory = new Map<string, string>();
  return {
    getItem: (key) => {
      const remembered = memory.get(key);
      if (remembered !== undefined) return remembered;
      return attempt(() => open().getItem(key)) ?? null;
    },
    setItem: (key, value) => {
      memory.set(key, value);
      // Memory would hide what another tab stores later, so it only keeps what storage refused.
      attempt(() => {
        open().setItem(key, value);
        memory.delete(key);
      });
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt(() => open().removeItem(key));
    },
  };
}

/** Kept on this device, shared by all tabs. */
export const browserStorage = createSafeStorage(() => localStorage);

/** Kept for this tab, through Stripe's page and back. */
export const tabStorage = createSafeStorage(() => sessionStorage);

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
