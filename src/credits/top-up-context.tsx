import { createContext, lazy, Suspense, use, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { TopUpNotice } from "./top-up-notice.tsx";
import { useTopUp } from "./use-top-up.ts";
import type { TopUpOwner } from "./use-top-up.ts";

type OpenTopUp = () => void;

const TopUpContext = createContext<OpenTopUp | null>(null);

const loadDialog = () => import("./top-up-dialog.tsx");
const TopUpDialog = lazy(() => loadDialog().then((module) => ({ default: module.TopUpDialog })));

/**
 * Keeps one person's top-up of one tenant while they move between pages: its notice stands above
 * whatever page is shown, and every page may open its dialog.
 */
export function TopUpProvider(
  { mayBuy, children, ...owner }: TopUpOwner & { mayBuy: boolean; children: ReactNode },
) {
  const topUp = useTopUp(owner);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);

  useEffect(() => {
    // Fetched while nobody waits for it; a failure shows when the dialog is opened.
    if (mayBuy) void loadDialog().catch(() => undefined);
  }, [mayBuy]);

  function open() {
    setOpened(true);
    setOpen(true);
  }

  return (
    <TopUpContext value={open}>
      <TopUpNotice topUp={topUp} isDialogOpen={isOpen} onOpenDialog={open} />
      {children}
      {wasOpened
        ? (
          <Suspense fallback={null}>
            <TopUpDialog topUp={topUp} isOpen={isOpen} onOpenChange={setOpen} />
          </Suspense>
        )
        : null}
    </TopUpContext>
  );
}

/** Opens the dialog "Top up credits"; throws outside `TopUpProvider`. */
export function useOpenTopUp(): OpenTopUp {
  const open = use(TopUpContext);
  if (open === null) throw new Error("Cannot open the top-up dialog outside TopUpProvider");
  return open;
}
