import { useState } from "react";
import { classNames } from "../components/class-names.ts";
import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { axisTicks } from "./axis-ticks.ts";
import { seriesColour } from "./series-colour.ts";
import type { UsageSeries } from "./usage-series.ts";

/** Days between two names below the bars. */
const NAMED_EVERY = 7;

type Column = { day: string; amounts: number[]; total: number };

/**
 * A bar per day, a part per action. Boxes with heights, no library: what it says is said in words and
 * as a table beside it, and a page that people open for one number should not wait for a picture.
 */
export function UsageChart({ usage }: { usage: UsageSeries }) {
  const { formats } = useI18n();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const columns = columnsOf(usage);
  const ticks = axisTicks(Math.max(...columns.map(({ total }) => total)));
  const top = ticks.at(-1) ?? 1;
  const pointed = pointedAt === null ? undefined : columns[pointedAt];
  return (
    <div className="flex h-full gap-2 pt-2 text-xs text-muted-foreground tabular-nums">
      <ul className="mb-6 flex flex-col-reverse justify-between text-right">
        {ticks.map((tick) => <li key={tick} className="h-0 leading-0">{formats.count(tick)}</li>)}
      </ul>
      <div className="relative min-w-0 flex-1" onPointerLeave={() => setPointedAt(null)}>
        <div className="absolute inset-0 bottom-6 flex flex-col-reverse justify-between">
          {ticks.map((tick) => <div key={tick} className="h-px bg-border" />)}
        </div>
        <div className="absolute inset-0 bottom-6 flex">
          {columns.map(({ day, amounts }, index) => (
            <div
              key={day}
              data-day={day}
              className="flex h-full min-w-0 flex-1 flex-col-reverse px-px sm:px-[3px] hover:bg-muted/70"
              onPointerEnter={() => setPointedAt(index)}
            >
              {amounts.map((amount, part) => (
                <div
                  key={part}
                  className="border-b border-surface print:[print-color-adjust:exact]"
                  style={{
                    height: `${(amount / top) * 100}%`,
                    backgroundColor: seriesColour(part),
                    display: amount === 0 ? "none" : "block",
                  }}
                />
              ))}
            </div>
          ))}
        </div>
        <ul className="absolute inset-x-0 bottom-0 flex h-5 items-end">
          {columns.map(({ day }, index) => (
            <li key={day} className="relative h-full min-w-0 flex-1">
              {(columns.length - 1 - index) % NAMED_EVERY === 0
                ? (
                  <span
                    className={classNames(
                      "absolute right-0 bottom-0 whitespace-nowrap",
                      // On a phone the last one, which must not stick out, would meet the one before.
                      index < columns.length - 1 && "sm:right-auto sm:left-1/2 sm:-translate-x-1/2",
                    )}
                  >
                    {formats.utcDay(day)}
                  </span>
                )
                : null}
            </li>
          ))}
        </ul>
        {pointed === undefined || pointedAt === null || pointed.total === 0 ? null : (
          <DayNote
            column={pointed}
            usage={usage}
            isLeft={pointedAt * 2 >= columns.length}
          />
        )}
      </div>
    </div>
  );
}

function columnsOf({ days, series }: UsageSeries): Column[] {
  return days.map((day, index) => {
    // More may have come back on a day than was used; a bar does not go below the ground.
    const amounts = series.map(({ perDay }) => Math.max(perDay[index] ?? 0, 0));
    return { day, amounts, total: amounts.reduce((sum, amount) => sum + amount, 0) };
  });
}

type DayNoteProps = { column: Column; usage: UsageSeries; isLeft: boolean };

function DayNote({ column, usage, isLeft }: DayNoteProps) {
  const { t, formats } = useI18n();
  return (
    <div
      className={`pointer-events-none absolute top-0 z-10 rounded-lg border bg-surface px-3 py-2 shadow-lg ${
        isLeft ? "left-2" : "right-2"
      }`}
    >
      <p className="flex justify-between gap-4 font-medium text-foreground">
        <span>{formats.utcDay(column.day)}</span>
        <span>{creditsText(t, formats, column.total)}</span>
      </p>
      <ul className="mt-1 grid gap-0.5">
        {usage.series.map(({ key, name }, index) =>
          column.amounts[index] === 0 ? null : (
            <li key={key} className="flex items-center gap-2">
              <span
                className="size-2 rounded-sm"
                style={{ backgroundColor: seriesColour(index) }}
              />
              <span className="flex-1">{name}</span>
              <span>{formats.count(column.amounts[index] ?? 0)}</span>
            </li>
          )
        )}
      </ul>
    </div>
  );
}
