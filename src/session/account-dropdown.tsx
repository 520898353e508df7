import { LogOut } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "../components/ui/dropdown-menu.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useSupabase } from "../supabase-context.tsx";
import { AccountButton } from "./account-button.tsx";

/** The account's menu. */
export function AccountDropdown({ email }: { email: string }) {
  const { t } = useI18n();
  const supabase = useSupabase();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <AccountButton />
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>{email}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void supabase.auth.signOut({ scope: "local" })}>
          <LogOut aria-hidden />
          {t("shell.sign_out")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
