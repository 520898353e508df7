import { z } from "zod";
import type { StoragePort } from "../browser-storage.ts";
import { purchaseId } from "./purchase.ts";

const attempt = z.object({
  attemptId: z.uuid(),
  packageId: z.string().min(1),
  savesCard: z.boolean().default(false),
  purchaseId: purchaseId.nullable(),
  /** The person stopped waiting: the attempt is kept for the same package, but not shown. */
  isSetAside: z.boolean(),
});

/** One wish to buy one package; the server answers the same attempt with the same checkout. */
export type Attempt = z.infer<typeof attempt>;

/** Keeps the unfinished attempt of one person in one tenant across reloads and tabs. */
export type AttemptStore = {
  read: () => Attempt | null;
  write: (attempt: Attempt) => void;
  /** Forgets the attempt, unless another tab has started a newer one meanwhile. */
  clear: (attemptId: string) => void;
};

/** Makes the store of a person and a tenant. */
export function createAttemptStore(
  storage: StoragePort,
  owner: { userId: string; tenantId: string },
): AttemptStore {
  const key = `tenant-credits:attempt:${owner.userId}:${owner.tenantId}`;

  function read(): Attempt | null {
    const parsed = attempt.safeParse(parseJson(storage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : null;
  }

  return {
    read,
    write: (next) => storage.setItem(key, JSON.stringify(next)),
    clear: (attemptId) => {
      if (read()?.attemptId === attemptId) storage.removeItem(key);
    },
  };
}

/** What somebody wants to buy, and whether Stripe may keep the card. */
export type Wish = Pick<Attempt, "packageId" | "savesCard">;

/** The attempt to send for a wish: the unfinished one if it is for the same, else a new one. */
export function attemptFor(
  stored: Attempt | null,
  { packageId, savesCard }: Wish,
  mintId: () => string,
): Attempt {
  const isSame = stored?.packageId === packageId && stored.savesCard === savesCard;
  if (isSame) return { ...stored, isSetAside: false };
  return { attemptId: mintId(), packageId, savesCard, purchaseId: null, isSetAside: false };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
