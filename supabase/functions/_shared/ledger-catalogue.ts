import { type CatalogueItem, catalogueItem, savedVersion } from "./credits/catalogue-item.ts";
import type {
  RestoreVersionRequest,
  SaveActionRequest,
  SavePackageRequest,
} from "./credits/operations-request.ts";
import { allRows, type LedgerClient, oneRow } from "./ledger-client.ts";

/** The RPCs of packages and price list; saved_by is the operator who changes them. */
export function ledgerCatalogue(supabaseAdmin: LedgerClient) {
  return {
    /** Packages and price list as they are now; the versions of one item, newest first. */
    listCatalogue: async (
      item: { kind?: "package" | "action"; item_id?: string },
    ): Promise<CatalogueItem[]> => {
      return allRows(catalogueItem, await supabaseAdmin.rpc("rpc_credit_list_catalogue", item));
    },

    /** Changes or adds a package, as a new version; 409 version_outdated. */
    savePackage: async (
      { expires_after_days, ...request }: SavePackageRequest & { saved_by: string },
    ) =>
      oneRow(
        savedVersion,
        await supabaseAdmin.rpc("rpc_credit_save_package", {
          ...request,
          // Left out it means never, as the types of the Data API know no null for a parameter.
          ...(expires_after_days === null ? {} : { expires_after_days }),
        }),
      ),

    /** Changes or adds an action of the price list, as a new version; 409 version_outdated. */
    saveAction: async (request: SaveActionRequest & { saved_by: string }) =>
      oneRow(savedVersion, await supabaseAdmin.rpc("rpc_credit_save_action", request)),

    /** Makes an earlier version of an item stand again, as a new one; 409 version_outdated. */
    restoreVersion: async (
      { version, ...request }: RestoreVersionRequest & { saved_by: string },
    ) =>
      oneRow(
        savedVersion,
        await supabaseAdmin.rpc("rpc_credit_restore_version", {
          ...request,
          version_to_restore: version,
        }),
      ),
  };
}
