import { z } from "zod";
import { entryKind } from "./history-entry.ts";
import { isStorable } from "./stored-text.ts";

/** What the history page sends for a file: its own filters, and the language of the headings. */
export const exportRequest = z.strictObject({
  tenant_id: z.uuid(),
  locale: z.enum(["de", "en"]).default("en"),
  kinds: z.array(entryKind).min(1).max(entryKind.options.length).optional(),
  action: z.string().min(1).max(63).refine(isStorable).optional(),
  actor: z.uuid().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

export type ExportRequest = z.infer<typeof exportRequest>;
