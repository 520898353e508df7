import { creditsText } from "../credits/credits-text.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { seriesColour } from "./series-colour.ts";
import type { Series } from "./usage-series.ts";

/** Which colour is which action, and what each used in all. */
export function UsageLegend({ series }: { series: Series[] }) {
  const { t, formats } = useI18n();
  return (
    <ul className="mt-4 grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
      {series.map(({ key, name, total }, index) => (
        <li key={key} className="flex min-w-0 items-center gap-2">
          <span
            aria-hidden
            className="size-2.5 shrink-0 rounded-sm print:[print-color-adjust:exact]"
            style={{ backgroundColor: seriesColour(index) }}
          />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="text-muted-foreground tabular-nums">
            {creditsText(t, formats, total)}
          </span>
        </li>
      ))}
    </ul>
  );
}
