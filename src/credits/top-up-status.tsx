import { classNames } from "../components/class-names.ts";
import { RequestId } from "../components/request-id.tsx";
import type { TopUpWords } from "./describe-top-up.ts";
import { ToneIcon } from "./tone-icon.tsx";

const TONE_CLASS: Record<TopUpWords["tone"], string> = {
  busy: "bg-selected text-primary",
  success: "bg-success-ground text-success",
  warning: "bg-warning-ground text-warning",
  danger: "bg-danger-ground text-danger",
};

/** A state of a top-up, centred: sign, headline, explanation. */
export function TopUpStatus({ words }: { words: TopUpWords }) {
  return (
    <div className="flex flex-col items-center py-6 text-center">
      <span
        className={classNames(
          "flex size-12 items-center justify-center rounded-full",
          TONE_CLASS[words.tone],
        )}
      >
        <ToneIcon tone={words.tone} className="size-6" />
      </span>
      <p className="mt-4 text-base font-semibold">{words.title}</p>
      <p className="mt-1 max-w-sm text-sm text-balance text-muted-foreground">{words.body}</p>
      {words.requestId === null ? null : <RequestId id={words.requestId} className="mt-3" />}
    </div>
  );
}
