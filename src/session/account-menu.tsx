import { lazy, Suspense } from "react";
import { AccountButton } from "./account-button.tsx";

const AccountDropdown = lazy(() =>
  import("./account-dropdown.tsx").then((module) => ({ default: module.AccountDropdown }))
);

/** Says who is signed in, and signs them out of this browser. */
export function AccountMenu({ email }: { email: string }) {
  return (
    <Suspense fallback={<AccountButton />}>
      <AccountDropdown email={email} />
    </Suspense>
  );
}
