import { type TestDatabase, USERS } from "./test-database.ts";

const LABELS = { de: "Standard", en: "Standard" };

/** What differs from the package standard as it is seeded. */
export type PackageChange = {
  package_id?: string;
  price_minor?: number;
  currency?: string;
  is_active?: boolean;
  is_recommended?: boolean;
  expected?: number;
  reason?: string;
};

/** Saves the package standard, changed in part, as the operator. */
export function save({ service }: TestDatabase, change: PackageChange = {}) {
  return service<{ outcome: string; version: number }[]>`
    select * from public.rpc_credit_save_package(
      ${change.package_id ?? "standard"}, ${service.json(LABELS)}, 100,
      ${change.price_minor ?? 2500}, ${change.currency ?? "EUR"}, ${change.is_active ?? true}, 2,
      ${change.expected ?? 1}, ${change.reason ?? "new prices"}, ${USERS.operator}, null,
      ${change.is_recommended ?? true})`;
}

/** What the versions of an item say, oldest first. */
export const versions = ({ owner }: TestDatabase, item = "standard") =>
  owner<
    { version: number; price: number | null; saved_by: string | null; reason: string | null }[]
  >`
    select version, (content ->> 'price_minor')::int as price, saved_by, reason
    from billing.catalogue_versions where item_id = ${item} order by version`;
