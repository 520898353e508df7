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
  /** What `inGroup` finds objects by, so that nobody has to look at all of them; it never changes for an object. */
  readonly groupOf?: (object: T) => string;
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
  readonly #groups = new Map<string, Set<string>>();
  readonly #groupOf: ((object: T) => string) | undefined;

  constructor(options: CollectionOptions<T>) {
    this.name = options.name;
    this.object = options.object;
    this.expandable = options.expandable ?? [];
    this.isInternal = options.isInternal ?? false;
    this.#groupOf = options.groupOf;
  }

  find(id: string): T | undefined {
    return this.#objects.get(id);
  }

  insert(object: T): T {
    if (this.#objects.has(object.id)) {
      throw new Error(`Cannot insert ${object.id} into ${this.name}: the id is taken`);
    }
    this.#add(object);
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
    const object = this.#objects.get(id);
    if (object !== undefined) this.#groups.get(this.#groupOf?.(object) ?? "")?.delete(id);
    this.#objects.delete(id);
  }

  /** The objects of one group, oldest first. */
  inGroup(group: string): T[] {
    return [...this.#groups.get(group) ?? []].flatMap((id) => this.#objects.get(id) ?? []);
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
    for (const object of z.array(ofThisKind).parse(saved)) this.#add(object);
  }

  clear(): void {
    this.#objects.clear();
    this.#groups.clear();
  }

  #add(object: T): void {
    this.#objects.set(object.id, object);
    if (this.#groupOf === undefined) return;
    const group = this.#groupOf(object);
    const ids = this.#groups.get(group) ?? new Set();
    this.#groups.set(group, ids.add(object.id));
  }
}
