import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { creditsText } from "../credits/credits-text.ts";
import { addMessages } from "../i18n/catalogue.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { creditsMessages } from "../i18n/messages/credits.ts";
import { seriesColour } from "./series-colour.ts";
import type { UsageSeries } from "./usage-series.ts";

addMessages(creditsMessages);

type Row = { day: string; amounts: number[] };

/** A bar per day, a part per action; what it says is said in words and as a table beside it. */
export function UsageChart({ usage }: { usage: UsageSeries }) {
  const { formats } = useI18n();
  const rows: Row[] = usage.days.map((day, index) => ({
    day,
    // More may have come back on a day than was used; a bar does not go below the ground.
    amounts: usage.series.map(({ perDay }) => Math.max(perDay[index] ?? 0, 0)),
  }));
  const tick = { fill: "var(--muted-foreground)", fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={rows}
        accessibilityLayer={false}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="day"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          tickFormatter={formats.utcDay}
          minTickGap={32}
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickFormatter={formats.count}
          width="auto"
        />
        <Tooltip
          cursor={{ fill: "var(--muted)" }}
          isAnimationActive={false}
          content={({ active, label }) => {
            const row = active === true ? rows.find(({ day }) => day === label) : undefined;
            return row === undefined ? null : <DayNote row={row} usage={usage} />;
          }}
        />
        {usage.series.map(({ key, name }, index) => (
          <Bar
            key={key}
            name={name}
            stackId="day"
            dataKey={({ amounts }: Row) => amounts[index]}
            fill={seriesColour(index)}
            stroke="var(--surface)"
            strokeWidth={1}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function DayNote({ row, usage }: { row: Row; usage: UsageSeries }) {
  const { t, formats } = useI18n();
  const total = row.amounts.reduce((sum, amount) => sum + amount, 0);
  return (
    <div className="rounded-lg border bg-surface px-3 py-2 text-xs shadow-lg">
      <p className="flex justify-between gap-4 font-medium">
        <span>{formats.utcDay(row.day)}</span>
        <span className="tabular-nums">{creditsText(t, formats, total)}</span>
      </p>
      <ul className="mt-1 grid gap-0.5 text-muted-foreground">
        {usage.series.map(({ key, name }, index) =>
          row.amounts[index] === 0 ? null : (
            <li key={key} className="flex items-center gap-2">
              <span
                aria-hidden
                className="size-2 rounded-sm"
                style={{ backgroundColor: seriesColour(index) }}
              />
              <span className="flex-1">{name}</span>
              <span className="tabular-nums">{formats.count(row.amounts[index] ?? 0)}</span>
            </li>
          )
        )}
      </ul>
    </div>
  );
}
