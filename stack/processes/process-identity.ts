import { readFileSync } from "node:fs";

/** True while a process with this id runs, whoever owns it; a dead one nobody reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  // In a container whose first process reaps nobody, a killed process keeps its number for ever.
  return statFields(pid)?.[0] !== "Z";
}

/**
 * A token that differs between two processes which got the same id one after the other, or "" where
 * the system has no /proc to tell them apart.
 */
export function processToken(pid: number): string {
  // The time the process started, in clock ticks since the machine did.
  return statFields(pid)?.[19] ?? "";
}

/** The arguments a process was started with, or null where that cannot be known. */
export function processArguments(pid: number): string[] | null {
  return readProc(pid, "cmdline")?.split("\0") ?? null;
}

// The fields after the parenthesised name, which may itself contain blanks and parentheses.
function statFields(pid: number): string[] | null {
  const stat = readProc(pid, "stat");
  return stat === null ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}
