import { lazy } from "react";
import { useLocation } from "wouter";
import type { CheckoutReturn } from "../credits/checkout-return.ts";
import { Shell } from "./shell.tsx";

const OperationsShell = lazy(() =>
  import("./operations-shell.tsx").then((module) => ({ default: module.OperationsShell }))
);

/** Chooses what is around the pages: one tenant, or, for those who run the product, none. */
export function SignedIn({ cameBack }: { cameBack: CheckoutReturn | null }) {
  const [address] = useLocation();
  return address === "/operations" || address.startsWith("/operations/")
    ? <OperationsShell />
    : <Shell cameBack={cameBack} />;
}
