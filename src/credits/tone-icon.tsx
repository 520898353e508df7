import { CircleAlert, CircleCheck, Clock, LoaderCircle } from "lucide-react";
import { classNames } from "../components/class-names.ts";
import type { TopUpWords } from "./describe-top-up.ts";

/** The sign of a tone: a turning circle, a tick, a clock, an exclamation mark. */
export function ToneIcon({ tone, className }: { tone: TopUpWords["tone"]; className?: string }) {
  switch (tone) {
    case "busy":
      return <LoaderCircle aria-hidden className={classNames("animate-spin", className)} />;
    case "success":
      return <CircleCheck aria-hidden className={className} />;
    case "warning":
      return <Clock aria-hidden className={className} />;
    case "danger":
      return <CircleAlert aria-hidden className={className} />;
    default:
      return tone satisfies never;
  }
}
