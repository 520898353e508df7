import type { Collection, StoredObject } from "../state/collection.ts";
import { ControlError } from "./operation.ts";

/** The object with this id; throws a ControlError that names its kind. */
export function findStored<T extends StoredObject>(collection: Collection<T>, id: string): T {
  const object = collection.find(id);
  if (object === undefined) throw new ControlError(404, `There is no ${collection.object} ${id}`);
  return object;
}
