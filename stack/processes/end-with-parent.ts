import { spawn } from "node:child_process";

// The shell blocks on a pipe that only this process holds open. The kernel closes it however this
// process ends, SIGKILL included, so nothing depends on an exit handler getting its turn.
const WATCH = `
alive() {
  case "$(cat "/proc/$1/stat" 2>/dev/null)" in *") Z "*) return 1 ;; esac
  kill -0 "$1" 2>/dev/null
}
read -r _
kill -s "$2" "$1" 2>/dev/null
n=0
while [ $n -lt 100 ] && alive "$1"; do n=$((n + 1)); sleep 0.1; done
if [ -n "$3" ]; then rm -rf -- "$3"; fi
`;

export type EndWithParentOptions = {
  pid: number;
  signal: "INT" | "TERM" | "KILL";
  /** A temporary directory that is worthless once the process is gone. */
  removeDirectory?: string | undefined;
};

/**
 * Ends process `pid` when this process dies, whatever kills it. Returns a function that calls the
 * watch off; call it once the process has been stopped in the ordinary way.
 */
export function endWithParent(options: EndWithParentOptions): () => void {
  const watch = spawn(
    "/bin/sh",
    ["-c", WATCH, "sh", String(options.pid), options.signal, options.removeDirectory ?? ""],
    { stdio: ["pipe", "ignore", "ignore"], detached: true, cwd: "/" },
  );
  watch.unref();
  // The pipe must not keep the event loop alive, and a watch that was killed must not crash us.
  watch.stdin.on("error", () => undefined);
  watch.on("error", () => undefined);
  return () => void watch.kill("SIGKILL");
}
