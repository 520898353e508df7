import { Badge } from "../components/ui/badge.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import type { PurchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";

const LOOK = {
  created: { tone: "neutral", text: "purchases.status.open" },
  open: { tone: "neutral", text: "purchases.status.open" },
  processing: { tone: "primary", text: "purchases.status.processing" },
  credited: { tone: "success", text: "purchases.status.credited" },
  partially_reversed: { tone: "warning", text: "purchases.status.partially_reversed" },
  reversed: { tone: "warning", text: "purchases.status.reversed" },
  expired: { tone: "neutral", text: "purchases.status.expired" },
  failed: { tone: "danger", text: "purchases.status.failed" },
  quarantined: { tone: "danger", text: "purchases.status.quarantined" },
} as const satisfies Record<PurchaseStatus, { tone: string; text: string }>;

/** Where a purchase stands, in a word. */
export function StatusBadge({ status }: { status: PurchaseStatus }) {
  const { t } = useI18n();
  const { tone, text } = LOOK[status];
  return <Badge tone={tone}>{t(text)}</Badge>;
}
