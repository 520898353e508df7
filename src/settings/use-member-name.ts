import { useI18n } from "../i18n/i18n-context.tsx";
import type { Member } from "../tenants/member.ts";

/** How people are called: by their address, and by what is known of them where there is none. */
export function useMemberName(): (member: Member | null | undefined) => string {
  const { t } = useI18n();
  return (member) =>
    member === null || member === undefined
      ? t("settings.former_member")
      : member.email ?? t("settings.member_without_name");
}
