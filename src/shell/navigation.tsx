import { Link, useLocation } from "wouter";
import { classNames } from "../components/class-names.ts";
import { useI18n } from "../i18n/i18n-context.tsx";
import { useTenant } from "../tenants/tenant-context.tsx";
import { findPage } from "./page.ts";
import { PAGES } from "./pages.tsx";

/** The way between the pages a person may open: a bar of tabs, on a phone at the thumb. */
export function Navigation() {
  const { t } = useI18n();
  const { role } = useTenant();
  const [address] = useLocation();
  const current = findPage(PAGES, address);
  const pages = PAGES.filter(({ mayOpen }) => mayOpen(role));
  if (pages.length < 2) return null;
  return (
    <nav
      aria-label={t("shell.nav")}
      className={classNames(
        "mx-auto max-w-6xl sm:px-3 print:hidden",
        "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:bg-surface max-sm:pb-[env(safe-area-inset-bottom)]",
      )}
    >
      <ul className="flex max-sm:justify-around">
        {pages.map(({ path, label, icon: Icon }) => (
          <li key={path} className="max-sm:min-w-0 max-sm:flex-1">
            <Link
              href={path}
              aria-current={path === current?.path ? "page" : undefined}
              className={classNames(
                "group flex items-center text-muted-foreground -outline-offset-2 hover:text-foreground aria-[current]:text-foreground",
                "sm:px-1.5 sm:pb-0 sm:text-sm",
                "max-sm:min-h-14 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:text-[0.6875rem] max-sm:aria-[current]:text-primary",
              )}
              onClick={() =>
                scrollTo(0, 0)}
            >
              <Icon aria-hidden className="size-5 sm:hidden" />
              <span className="max-w-full truncate sm:border-b-2 sm:border-transparent sm:px-1.5 sm:py-2.5 sm:font-medium sm:group-aria-[current]:border-primary">
                {t(label)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
