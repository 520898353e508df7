import type { ComponentType } from "react";
import type { LucideIcon } from "lucide-react";
import type { TenantRole } from "../../supabase/functions/_shared/credits/tenant-role.ts";
import type { PlainMessageKey } from "../i18n/translate.ts";

/** A page of one tenant: where it is, what it is called, who may open it, and its lazy component. */
export type Page = {
  path: string;
  /** Its name in full: the browser's tab shows it. */
  title: PlainMessageKey;
  /** Its name in the navigation, short enough for a fifth of a phone's width. */
  label: PlainMessageKey;
  icon: LucideIcon;
  /** Only decides what to show: the server decides for itself. */
  mayOpen: (role: TenantRole) => boolean;
  /** True for a page that reads the rest of its address itself. */
  hasSubpages?: true;
  Content: ComponentType;
};

/** The page at an address, or undefined where there is none. */
export function findPage<Known extends Pick<Page, "path" | "hasSubpages">>(
  pages: readonly Known[],
  address: string,
): Known | undefined {
  return pages.find(({ path, hasSubpages }) =>
    address === path || address === `${path}/` ||
    (hasSubpages === true && address.startsWith(`${path}/`))
  );
}
