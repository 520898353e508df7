import { z } from "zod";
import type { Persistent } from "./persistent.ts";

/** What every stored object has: Stripe's id and the name of its kind. */
export interface StoredObject {
  readonly id: string;
  readonly object: string;
}

/** What the API needs to know about one kind of object besides its fields. */
export interface CollectionOptions<T extends StoredObject> {
  readonly name: string;
  readonly object: T["object"];
  /** Fields that hold an id and may be replaced by the object through `expand`. */
  readonly expandable?: readonly string[];
  /** Never shown by the API, and never what an expanded id means. */
  readonly isInternal?: boolean;
}

/**
 * All objects of one kind, in the order in which they were made. Objects are replaced and never changed in place, so an
 * event may keep the one it saw.
 */
export class Collection<T extends StoredObject> implements Persistent {
  readonly name: string;
  readonly object: string;
  readonly expandable: readonly string[];
  readonly isInternal: boolean;
  readonly #objects = new Map<string, T>();

  constructor(options: CollectionOptions<T>) {
    this.name = options.name;
    this.object = options.object;
    this.expandable = options.expandable ?? [];
    this.isInternal = options.isInternal ?? false;
  }

  find(id: string): T | undefined {
    return this.#objects.get(id);
  }

  insert(object: T): T {
    if (this.#objects.has(object.id)) {
      throw new Error(`Cannot insert ${object.id} into ${this.name}: the id is taken`);
    }
    this.#objects.set(object.id, object);
    return object;
  }

  /** Stores a later state of an object that is already here and returns it. */
  replace(object: T): T {
    if (!this.#objects.has(object.id)) {
      throw new Error(`Cannot replace ${object.id} in ${this.name}: there is no such object`);
    }
    this.#objects.set(object.id, object);
    return object;
  }

  remove(id: string): void {
    this.#objects.delete(id);
  }

  /** Oldest first, without a copy. */
  [Symbol.iterator](): IterableIterator<T> {
    return this.#objects.values();
  }

  oldestFirst(): T[] {
    return [...this.#objects.values()];
  }

  newestFirst(): T[] {
    return this.oldestFirst().reverse();
  }

  dump(): T[] {
    return this.oldestFirst();
  }

  load(saved: unknown): void {
    const ofThisKind = z.custom<T>((value) =>
      typeof value === "object" && value !== null && "id" in value && "object" in value &&
      typeof value.id === "string" && value.object === this.object
    );
    this.clear();
    for (const object of z.array(ofThisKind).parse(saved)) this.#objects.set(object.id, object);
  }

  clear(): void {
    this.#objects.clear();
  }
}
