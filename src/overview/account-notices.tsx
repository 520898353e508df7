import { Landmark, ShieldAlert, TriangleAlert } from "lucide-react";
import { Link } from "wouter";
import { Button, buttonClassNames } from "../components/ui/button.tsx";
import { creditsText } from "../credits/credits-text.ts";
import { FinishPayment } from "../credits/finish-payment.tsx";
import { useOpenTopUp } from "../credits/top-up-context.tsx";
import { useBalance } from "../credits/use-balance.ts";
import { useWaitingPayment } from "../credits/use-waiting-payment.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { mayBuy } from "../tenants/tenant.ts";
import { useTenant } from "../tenants/tenant-context.tsx";
import { Notice } from "./notice.tsx";

/** Says what stands in the way of spending, in plain words and with the way out. */
export function AccountNotices() {
  const { tenantId, role } = useTenant();
  const isBuyer = mayBuy(role);
  const balance = useBalance(tenantId).data;
  return (
    // The region is there before its text, otherwise screen readers miss the first message.
    <div role="status" className="grid gap-3 not-empty:mb-6">
      {balance?.isFrozen === true ? <FrozenNotice /> : null}
      {balance === undefined || balance.debt === 0
        ? null
        : <DebtNotice amountCredits={balance.debt} isBuyer={isBuyer} />}
      {isBuyer ? <BankNotice tenantId={tenantId} /> : null}
    </div>
  );
}

function FrozenNotice() {
  const { t } = useI18n();
  return (
    <Notice
      tone="danger"
      icon={ShieldAlert}
      title={t("overview.frozen.title")}
      body={t("overview.frozen.body")}
    >
      <PurchasesLink />
    </Notice>
  );
}

function DebtNotice({ amountCredits, isBuyer }: { amountCredits: number; isBuyer: boolean }) {
  const { t, formats } = useI18n();
  const openTopUp = useOpenTopUp();
  return (
    <Notice
      tone="danger"
      icon={TriangleAlert}
      title={t("overview.debt.title", { debt: creditsText(t, formats, amountCredits) })}
      body={t("overview.debt.body")}
    >
      {isBuyer
        ? <Button size="small" onClick={openTopUp}>{t("overview.debt.settle")}</Button>
        : null}
      <PurchasesLink />
    </Notice>
  );
}

function BankNotice({ tenantId }: { tenantId: string }) {
  const { t, formats } = useI18n();
  const { data: payment } = useWaitingPayment(tenantId);
  if (payment === undefined || payment === null) return null;
  return (
    <Notice
      tone="warning"
      icon={Landmark}
      title={t("overview.bank.title")}
      body={t("overview.bank.body", {
        price: formats.money(payment.priceMinor, payment.currency),
        credits: creditsText(t, formats, payment.amountCredits),
      })}
    >
      <FinishPayment tenantId={tenantId} />
    </Notice>
  );
}

/** Where a person finds which payment it is about. */
function PurchasesLink() {
  const { t } = useI18n();
  return (
    <Link
      href="/purchases"
      className={buttonClassNames({ variant: "secondary", size: "small" })}
    >
      {t("overview.to_purchases")}
    </Link>
  );
}
