import type { WriteStream } from "node:tty";

type Output = Pick<WriteStream, "write"> & { isTTY?: boolean };

/** Shows steps as they happen, each with the time it took. */
export type StepPrinter = {
  /** Ends the step before and begins this one. */
  begin(step: string): void;
  /** Ends the last step. */
  end(): void;
};

/** Paints on a terminal only, and not there either when NO_COLOR asks for none. */
export function painter(output: Output): (code: 1 | 2 | 31 | 32, text: string) => string {
  const paints = output.isTTY === true && (process.env["NO_COLOR"] ?? "") === "";
  return (code, text) => paints ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** Prints to a terminal while a step runs, elsewhere one line when it is done. */
export function createStepPrinter(output: Output, now: () => number): StepPrinter {
  const paint = painter(output);
  let current: { step: string; startedAt: number } | null = null;

  function end(): void {
    if (current === null) return;
    const seconds = ((now() - current.startedAt) / 1000).toFixed(1);
    const line = `  ${paint(32, "✓")} ${current.step.padEnd(32)} ${paint(2, `${seconds} s`)}`;
    output.write(output.isTTY === true ? `\r\u001b[2K${line}\n` : `${line}\n`);
    current = null;
  }

  return {
    begin: (step) => {
      end();
      current = { step, startedAt: now() };
      if (output.isTTY === true) output.write(`  ${paint(2, "…")} ${step}`);
    },
    end,
  };
}
