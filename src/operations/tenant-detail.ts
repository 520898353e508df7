import { z } from "zod";
import { tenantDetail as answered } from "../../supabase/functions/_shared/credits/tenant-overview-rows.ts";
import { movement } from "../credits/movement.ts";

/** What the function answers of one tenant; its movements as the history reads them. */
export const tenantDetail = answered.extend({ entries: z.array(movement) });

/** All that an operator is shown of one tenant. */
export type TenantDetail = z.infer<typeof tenantDetail>;
