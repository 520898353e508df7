import { spawn, type SpawnOptions } from "node:child_process";

/** Runs a program to its end; resolves with what it printed, rejects with it when it fails. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions & { purpose: string },
): Promise<string> {
  const { purpose, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => (output += chunk));
    child.stderr?.on("data", (chunk: Buffer) => (output += chunk));
    child.once("error", (cause) => reject(new Error(`Cannot ${purpose}`, { cause })));
    child.once("close", (code, signal) => {
      if (code === 0) return resolve(output);
      const ending = signal === null ? `exit code ${code}` : `signal ${signal}`;
      reject(new Error(`Cannot ${purpose} (${ending}):\n${output.trim()}`));
    });
  });
}
