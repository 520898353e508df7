import type { Formats } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";
import type { AutoTopup } from "./auto-topup.ts";

/** How an automatic top-up's state is told: a word, a sentence, and how much it matters. */
export type AutoTopupWords = {
  tone: "neutral" | "success" | "warning" | "danger";
  word: string;
  body: string;
};

/** Says whether the saved card is charged, and if not, why and what to do. */
export function describeAutoTopup(
  order: AutoTopup,
  { t, formats }: { t: Translate; formats: Formats },
): AutoTopupWords {
  const on = (tone: AutoTopupWords["tone"], body: string): AutoTopupWords => ({
    ...{ tone, word: t("auto_topup.on"), body },
  });
  const off = (tone: AutoTopupWords["tone"], body: string): AutoTopupWords => ({
    ...{ tone, word: t("auto_topup.off"), body },
  });
  const until = { moment: formats.moment(order.pausedUntil ?? order.stateSince) };
  switch (order.state) {
    case "waiting":
      return on("success", t("auto_topup.state.waiting"));
    case "enough_credits":
      return on("success", t("auto_topup.state.enough_credits"));
    case "charging":
      return on("success", t("auto_topup.state.charging"));
    case "cooling_down":
      return on("success", t("auto_topup.state.cooling_down", until));
    case "backing_off":
      return on("warning", t("auto_topup.state.backing_off", until));
    case "provider_unavailable":
      return on("warning", t("auto_topup.state.provider_unavailable", until));
    case "needs_authentication":
      return on("warning", t("auto_topup.state.needs_authentication"));
    case "package_unavailable":
      return on("warning", t("auto_topup.state.package_unavailable"));
    case "price_changed":
      return on("warning", t("auto_topup.state.price_changed"));
    case "account_frozen":
      return on("warning", t("auto_topup.state.account_frozen"));
    case "checkout_closed":
      return on("warning", t("auto_topup.state.checkout_closed"));
    case "no_saved_card":
      return on("warning", t("auto_topup.state.no_saved_card"));
    case "cap_reached":
      return on("warning", t("auto_topup.state.cap_reached"));
    case "off":
      return off("neutral", t("auto_topup.state.off"));
    case "off_after_declines":
      return off("danger", t("auto_topup.state.off_after_declines"));
    case "off_for_review":
      return off("danger", t("auto_topup.state.off_for_review"));
    default:
      return order.state satisfies never;
  }
}
