import { z } from "zod";

/** Where a page of tenants ended: at which tenant and, in an order by balance, at which key. */
export const tenantPlace = z.string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(~-?\d{1,15})?$/)
  .transform((place) => {
    const [after_tenant_id = "", key] = place.split("~");
    return { after_tenant_id, ...(key === undefined ? {} : { after_key: Number(key) }) };
  });

/** The place after a tenant of a page, as the next request names it. */
export function placeAfter(
  { tenant_id, sort_key }: { tenant_id: string; sort_key: number | null },
): string {
  return sort_key === null ? tenant_id : `${tenant_id}~${sort_key}`;
}
