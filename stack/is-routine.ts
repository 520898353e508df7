/**
 * True for a log line that says that something ordinary went well: a request that was answered, a call
 * of Stripe's API or a delivery that arrived.
 */
export function isRoutine(line: string): boolean {
  return / -> 2\d\d( \(replayed\))?$/.test(line) ||
    (line.includes('"level":"info"') && !/"status":[45]/.test(line));
}
