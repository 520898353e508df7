import type { Collection, StoredObject } from "../state/collection.ts";
import { resourceMissing } from "./stripe-api-error.ts";

/** The object with this id. Throws Stripe's resource_missing: 404 for an id in the path, 400 for one in a parameter. */
export function findObject<T extends StoredObject>(
  collection: Collection<T>,
  id: string,
  param = "id",
): T {
  const object = collection.find(id);
  if (object === undefined) throw resourceMissing(collection.object, id, param);
  return object;
}
