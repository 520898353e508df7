import { Button } from "../components/ui/button.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { CheckoutProblemCode } from "./checkout-problem.ts";
import type { TopUp } from "./use-top-up.ts";

type TopUpActionsProps = { topUp: TopUp; onClose: () => void };

/** What can be done in each state of a top-up: the likeliest step first. */
export function TopUpActions({ topUp, onClose }: TopUpActionsProps) {
  const { t } = useI18n();
  const { state } = topUp;

  const close = <Button variant="secondary" onClick={onClose}>{t("app.close")}</Button>;
  const chooseOther = (
    <Button variant="secondary" onClick={topUp.chooseAgain}>{t("top_up.choose_other")}</Button>
  );

  switch (state.step) {
    case "choosing":
    case "opening":
      return null;
    case "waiting":
      if (state.hasReturned) return close;
      return (
        <>
          <Button variant="secondary" onClick={topUp.reopen}>{t("top_up.reopen")}</Button>
          <Button variant="ghost" onClick={topUp.chooseAgain}>{t("app.cancel")}</Button>
        </>
      );
    case "unresolved":
      return (
        <>
          <Button onClick={topUp.checkAgain}>{t("top_up.check_again")}</Button>
          <Button variant="secondary" onClick={topUp.reopen}>
            {t("top_up.reopen")}
          </Button>
          {chooseOther}
        </>
      );
    case "processing":
      return close;
    case "paid":
      return <Button onClick={onClose}>{t("app.done")}</Button>;
    case "ended":
      return (
        <>
          {state.reason === "expired"
            ? <Button onClick={topUp.retry}>{t("top_up.start_again")}</Button>
            : <Button onClick={topUp.reopen}>{t("top_up.continue")}</Button>}
          {chooseOther}
        </>
      );
    case "failed":
      if (state.reason !== "declined") return close;
      return (
        <>
          <Button onClick={topUp.retry}>{t("app.retry")}</Button>
          {chooseOther}
        </>
      );
    case "error":
      if (!isWorthRetrying(state.problem.code)) return chooseOther;
      return (
        <>
          <Button onClick={topUp.retry}>{t("app.retry")}</Button>
          {chooseOther}
        </>
      );
    default:
      return state satisfies never;
  }
}

function isWorthRetrying(code: CheckoutProblemCode): boolean {
  switch (code) {
    case "rate_limited":
    case "stripe_unavailable":
    case "network":
    case "unexpected":
    case "attempt_finished":
    case "unknown_purchase":
      return true;
    case "unauthenticated":
    case "forbidden":
    case "unknown_tenant":
    case "unknown_package":
    case "too_many_declines":
      return false;
    default:
      return code satisfies never;
  }
}
