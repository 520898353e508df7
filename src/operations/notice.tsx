import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { Alert } from "../components/ui/alert.tsx";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";

/** Says what came of the last act; the place is there before, so that it is heard. */
export function Notice(
  { text, isGood, error }: { text: string | null; isGood: boolean; error: unknown },
) {
  const { t } = useI18n();
  return (
    <div role="status" className="empty:absolute">
      {error === null ? null : (
        <Alert tone="danger">
          <CircleAlert aria-hidden />
          <p>{problemText(t, error)}</p>
        </Alert>
      )}
      {error !== null || text === null ? null : (
        <Alert tone={isGood ? "success" : "neutral"}>
          {isGood ? <CircleCheck aria-hidden /> : <Info aria-hidden />}
          <p>{text}</p>
        </Alert>
      )}
    </div>
  );
}
