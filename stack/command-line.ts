import { parseArgs, type ParseArgsConfig } from "node:util";
import { z } from "zod";

type Flags = NonNullable<ParseArgsConfig["options"]>;

const port = z.string().regex(/^\d{1,5}$/).transform(Number).pipe(z.int().min(1).max(65_535));

/** Parses flags; an unknown one is an error that lists those there are. */
export function parseFlags<Options extends Flags>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ")[0] : String(error);
    const known = Object.keys(options).map((name) => `--${name}`).join(", ");
    throw new Error(`Cannot read the command line: ${reason}; the flags are ${known}`);
  }
}

/** A port number from a flag's text. */
export function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parsed = port.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Error(`Cannot use --port ${text}: it must be a number from 1 to 65535`);
}
