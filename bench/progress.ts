/** Progress lines on standard error, each with the seconds since the run began. */
export function startProgress(): (line: string) => void {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.error(`${seconds.padStart(4)} s  ${line}`);
  };
}
