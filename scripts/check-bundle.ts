import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { firstFiles, parseManifest } from "./dashboard-build/first-files.ts";

/** What a phone on a slow line may have to fetch before the dashboard can say anything. */
const LIMIT_BYTES = 150_000;

const dist = new URL("../dist/", import.meta.url);
const files = firstFiles(parseManifest(readFileSync(new URL(".vite/manifest.json", dist), "utf8")));
const bytes = files.reduce(
  (sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length,
  0,
);
const inKilobytes = (amount: number) => `${(amount / 1000).toFixed(1)} kB`;
process.stdout.write(
  `Initial JavaScript: ${inKilobytes(bytes)} gzipped of at most ${inKilobytes(LIMIT_BYTES)}\n`,
);
if (bytes > LIMIT_BYTES) {
  process.stderr.write(
    "Cannot ship so much at once: load what the first page does not need with import(), its texts with it\n",
  );
  process.exitCode = 1;
}
