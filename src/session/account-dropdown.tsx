import { LogOut } from "lucide-react";
import { Link, useLocation } from "wouter";
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
import { useSessionUser } from "./session-user-context.tsx";
import { useIsOperator } from "./use-is-operator.ts";

/** The way to the operators' pages; nobody else sees it. It comes with the menu, after the page. */
function OperationsLink() {
  const { t } = useI18n();
  const [address] = useLocation();
  const { isOperator } = useIsOperator(useSessionUser().id);
  if (!isOperator) return null;
  return (
    <Link
      href="/operations"
      aria-current={address.startsWith("/operations") ? "page" : undefined}
      className="flex min-h-10 items-center rounded-lg px-2 text-sm font-medium text-muted-foreground hover:text-foreground aria-[current]:text-foreground"
    >
      {t("shell.operations")}
    </Link>
  );
}

/** The account's menu, and what else the account opens. */
export function AccountDropdown({ email }: { email: string }) {
  const { t } = useI18n();
  const supabase = useSupabase();
  return (
    <>
      <OperationsLink />
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
    </>
  );
}
