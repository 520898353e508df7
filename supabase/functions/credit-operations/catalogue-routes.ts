import {
  listCatalogueRequest,
  restoreVersionRequest,
  saveActionRequest,
  savePackageRequest,
} from "../_shared/credits/operations-request.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { OperatorDoor } from "./operator-door.ts";

export type CataloguePorts = {
  ledger: Pick<Ledger, "listCatalogue" | "savePackage" | "saveAction" | "restoreVersion">;
};

/** Packages and price list: as they are, as they were, and as an operator wants them. */
export function addCatalogueRoutes(
  { read, write }: OperatorDoor,
  { ledger }: CataloguePorts,
): void {
  read("/catalogue", listCatalogueRequest, async (item) => ({
    items: await ledger.listCatalogue(item),
  }));

  write(
    "/catalogue/package",
    savePackageRequest,
    {
      action: "save_package",
      about: ({ package_id, reason, expected_version }) => ({
        ...{ subject: package_id, reason, details: { expected_version } },
      }),
    },
    (request, { actor }) => ledger.savePackage({ ...request, saved_by: actor }),
  );

  write(
    "/catalogue/action",
    saveActionRequest,
    {
      action: "save_action",
      about: ({ action, reason, expected_version }) => ({
        ...{ subject: action, reason, details: { expected_version } },
      }),
    },
    (request, { actor }) => ledger.saveAction({ ...request, saved_by: actor }),
  );

  write(
    "/catalogue/restore",
    restoreVersionRequest,
    {
      action: "restore_version",
      about: ({ item_id, reason, version, expected_version }) => ({
        ...{ subject: item_id, reason, details: { version, expected_version } },
      }),
    },
    (request, { actor }) => ledger.restoreVersion({ ...request, saved_by: actor }),
  );
}
