import { TopUpButton } from "../credits/top-up-button.tsx";

/**
 * The button "Top up credits" with the dialog that it opens: packages, Checkout in a new tab, and what
 * became of the payment. Who may not buy reads who may. A button of your own calls `useTopUp().open`.
 */
export function TopUpDialog() {
  return <TopUpButton />;
}
