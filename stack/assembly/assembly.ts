import type { Cleanup } from "../cleanup.ts";
import { freePort } from "../free-port.ts";

/** The ports a stack takes when they are free: Supabase's, Vite's and stripe-mock's. */
export const defaultPorts = {
  gateway: 54321,
  database: 54322,
  dashboard: 5173,
  stripe: 12111,
} as const;

/** What every part of a stack needs while the stack is being put together. */
export type Assembly = {
  /** Announces what happens next; throws if the start was called off meanwhile. */
  step(name: string): void;
  /** Takes over the disposal of a part, newest first. */
  own<Part extends AsyncDisposable>(part: Part): Part;
  defer(step: () => Promise<void>): void;
  /** A free port for the part. */
  port(part: keyof typeof defaultPorts): Promise<number>;
};

export type AssemblyOptions = {
  ports?: "default" | "any" | undefined;
  onStep?: ((step: string) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** An assembly whose parts end when `cleanup` runs. */
export function createAssembly(options: AssemblyOptions, cleanup: Cleanup): Assembly {
  return {
    step: (name) => {
      options.signal?.throwIfAborted();
      options.onStep?.(name);
    },
    own: (part) => {
      cleanup.defer(() => part[Symbol.asyncDispose]());
      return part;
    },
    defer: cleanup.defer,
    port: (part) => freePort(options.ports === "default" ? defaultPorts[part] : undefined),
  };
}
