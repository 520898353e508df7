import { createContext, lazy, Suspense, use, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { AutoTopUpLink } from "./top-up-host.tsx";
import type { TopUpOwner, WaitingPayment } from "./use-top-up.ts";

type TopUpDoors = { open: () => void; finish: (waiting: WaitingPayment) => void };

const TopUpContext = createContext<TopUpDoors | null>(null);

const TopUpHost = lazy(() =>
  import("./top-up-host.tsx").then((module) => ({ default: module.TopUpHost }))
);

/**
 * Keeps one person's top-up of one tenant while they move between pages: its notice stands above
 * whatever page is shown, and every page may open its dialog.
 */
export function TopUpProvider(
  { AutoTopUpLink = null, children, ...owner }: TopUpOwner & {
    AutoTopUpLink?: AutoTopUpLink | null;
    children: ReactNode;
  },
) {
  const [isOpen, setOpen] = useState(false);
  const finisher = useRef<TopUpDoors["finish"] | null>(null);
  const doors: TopUpDoors = {
    open: () => setOpen(true),
    finish: (waiting) => {
      // In the click itself, or the browser would block the tab.
      finisher.current?.(waiting);
      setOpen(true);
    },
  };
  return (
    <TopUpContext value={doors}>
      <Suspense fallback={null}>
        <TopUpHost
          owner={owner}
          AutoTopUpLink={AutoTopUpLink}
          finisher={finisher}
          isOpen={isOpen}
          onOpenChange={setOpen}
        />
      </Suspense>
      {children}
    </TopUpContext>
  );
}

/** Opens the dialog "Top up credits"; throws outside `TopUpProvider`. */
export function useOpenTopUp(): TopUpDoors["open"] {
  return useTopUpDoors().open;
}

/** Opens Checkout for a payment that waits for a person, and the dialog that follows it. */
export function useFinishTopUp(): TopUpDoors["finish"] {
  return useTopUpDoors().finish;
}

function useTopUpDoors(): TopUpDoors {
  const doors = use(TopUpContext);
  if (doors === null) throw new Error("Cannot open the top-up dialog outside TopUpProvider");
  return doors;
}
