/** A part of the simulator's state that survives a restart under its own name in the state file. */
export interface Persistent {
  readonly name: string;
  dump(): unknown;
  /** Replaces the part's content; throws when the saved form is not its own. */
  load(saved: unknown): void;
  clear(): void;
}
