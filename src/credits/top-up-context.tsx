import { createContext, lazy, Suspense, use, useState } from "react";
import type { ReactNode } from "react";
import type { TopUpOwner } from "./use-top-up.ts";

type OpenTopUp = () => void;

const TopUpContext = createContext<OpenTopUp | null>(null);

const TopUpHost = lazy(() =>
  import("./top-up-host.tsx").then((module) => ({ default: module.TopUpHost }))
);

/**
 * Keeps one person's top-up of one tenant while they move between pages: its notice stands above
 * whatever page is shown, and every page may open its dialog.
 */
export function TopUpProvider({ children, ...owner }: TopUpOwner & { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <TopUpContext value={() => setOpen(true)}>
      <Suspense fallback={null}>
        <TopUpHost owner={owner} isOpen={isOpen} onOpenChange={setOpen} />
      </Suspense>
      {children}
    </TopUpContext>
  );
}

/** Opens the dialog "Top up credits"; throws outside `TopUpProvider`. */
export function useOpenTopUp(): OpenTopUp {
  const open = use(TopUpContext);
  if (open === null) throw new Error("Cannot open the top-up dialog outside TopUpProvider");
  return open;
}
