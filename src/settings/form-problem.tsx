import { CircleAlert } from "lucide-react";
import { RequestId } from "../components/request-id.tsx";
import { Alert } from "../components/ui/alert.tsx";
import { FunctionFailure } from "../credits/call-function.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { problemText } from "./problem-text.ts";

/** Why a change was refused and what to do; nothing while nothing went wrong. */
export function FormProblem({ error }: { error: unknown }) {
  const { t } = useI18n();
  if (error === null) return null;
  const requestId = error instanceof FunctionFailure ? error.requestId : null;
  return (
    <Alert tone="danger" role="alert">
      <CircleAlert aria-hidden />
      <div className="min-w-0">
        <p>{problemText(t, error)}</p>
        {requestId === null ? null : <RequestId id={requestId} className="mt-1" />}
      </div>
    </Alert>
  );
}
