import { CircleUserRound, LogOut } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "../components/ui/dropdown-menu.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useSupabase } from "../supabase-context.tsx";

/** Says who is signed in, and signs them out of this browser. */
export function AccountMenu({ email }: { email: string }) {
  const { t } = useI18n();
  const supabase = useSupabase();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t("session.account")}>
          <CircleUserRound aria-hidden className="size-5!" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>{email}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void supabase.auth.signOut({ scope: "local" })}>
          <LogOut aria-hidden />
          {t("session.sign_out")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
