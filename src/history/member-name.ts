import type { Movement } from "../credits/movement.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Member } from "../tenants/member.ts";

/** Long enough to tell a tenant's members apart, short enough to be read. */
const SHORT_ID_LENGTH = 8;

/** Names whom a movement was for: by address where it may be seen, else by the beginning of the id. */
export function memberName(
  userId: string,
  { members, readerId, t }: { members: readonly Member[]; readerId: string; t: Translate },
): string {
  const found = members.find((candidate) => candidate.userId === userId);
  const id = userId.slice(0, SHORT_ID_LENGTH);
  if (found === undefined) return t("history.member.former", { id });
  if (userId === readerId) return t("history.member.you", { name: found.email ?? id });
  return found.email ?? t("history.member.unnamed", { id });
}

/**
 * Names whom a movement was for, or who adjusted the balance: members cannot, so a stranger's
 * adjustment is support's. Nothing while the members are unknown, as a wrong name is worse than none.
 */
export function actorName(
  { kind, actor }: Pick<Movement, "kind" | "actor">,
  { members, readerId, t }: {
    members: readonly Member[] | undefined;
    readerId: string;
    t: Translate;
  },
): string | null {
  if (actor === null || members === undefined) return null;
  return kind === "adjust" && members.every(({ userId }) => userId !== actor)
    ? t("history.member.support")
    : memberName(actor, { members, readerId, t });
}
