import type { ComponentProps } from "react";
import { CircleUserRound } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";

/** What opens the account's menu. */
export function AccountButton(props: ComponentProps<typeof Button>) {
  const { t } = useI18n();
  return (
    <Button variant="ghost" size="icon" aria-label={t("shell.account")} {...props}>
      <CircleUserRound aria-hidden className="size-5!" />
    </Button>
  );
}
