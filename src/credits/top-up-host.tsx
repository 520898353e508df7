import { lazy, Suspense, useEffect, useState } from "react";
import type { ComponentType, RefObject } from "react";
import { addMessages } from "../i18n/catalogue.ts";
import { checkoutMessages } from "../i18n/messages/checkout.ts";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { topUpMessages } from "../i18n/messages/top-up.ts";
import { mayAgreeToCharges, mayBuy } from "../tenants/tenant.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { TopUpNotice } from "./top-up-notice.tsx";
import { useTopUp } from "./use-top-up.ts";
import type { TopUp, TopUpOwner } from "./use-top-up.ts";

addMessages(checkoutMessages, creditsMessages, topUpMessages);

/** The way to the settings of automatic top-ups: the page around the dialog knows where they are. */
export type AutoTopUpLink = ComponentType<{ onFollow: () => void }>;

type TopUpHostProps = {
  AutoTopUpLink: AutoTopUpLink | null;
  owner: TopUpOwner;
  /** Takes the way to finish a payment that waits for a person. */
  finisher: RefObject<TopUp["finish"] | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

const loadDialog = () => import("./top-up-dialog.tsx");
const TopUpDialog = lazy(() => loadDialog().then((module) => ({ default: module.TopUpDialog })));

/** Runs a tenant's top-up: its notice on the page, its dialog once it is wanted. */
export function TopUpHost(
  { owner, AutoTopUpLink, finisher, isOpen, onOpenChange }: TopUpHostProps,
) {
  const { role } = useTenant();
  const topUp = useTopUp(owner);
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);

  const isBuyer = mayBuy(role);
  useEffect(() => {
    // Fetched while nobody waits for it; a failure shows when the dialog is opened.
    if (isBuyer) void loadDialog().catch(() => undefined);
  }, [isBuyer]);

  useEffect(() => {
    finisher.current = topUp.finish;
  });

  return (
    <>
      <TopUpNotice topUp={topUp} isDialogOpen={isOpen} onOpenDialog={() => onOpenChange(true)} />
      {wasOpened
        ? (
          <Suspense fallback={null}>
            <TopUpDialog
              topUp={topUp}
              isOpen={isOpen}
              onOpenChange={onOpenChange}
              autoTopUpLink={AutoTopUpLink !== null && mayAgreeToCharges(role)
                ? <AutoTopUpLink onFollow={() => onOpenChange(false)} />
                : null}
            />
          </Suspense>
        )
        : null}
    </>
  );
}
