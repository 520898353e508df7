import { useState } from "react";
import { browserStorage } from "../browser-storage.ts";

/** Which tenant did this person choose? Remembered on this device, a return from Checkout comes first. */
export function useChosenTenant(userId: string, returnedTenantId: string | null) {
  const key = `tenant-credits:tenant:${userId}`;
  const [tenantId, setTenantId] = useState(() => returnedTenantId ?? browserStorage.getItem(key));

  function choose(next: string) {
    browserStorage.setItem(key, next);
    setTenantId(next);
  }

  return { tenantId, choose };
}
