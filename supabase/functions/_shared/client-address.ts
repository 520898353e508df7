import { hmacSha256 } from "./sha256.ts";

export type AddressOf = (request: Request) => Promise<string>;

/** What all callers without a readable address are counted as, together. */
const NO_ADDRESS = "none";

/**
 * Reads which address a request came from, as a salted hash: the address itself is neither stored nor
 * logged. Only the header that is named is believed, never another one in its place, because a caller
 * may send any header; of a list only the last entry, which the nearest proxy wrote. An IPv6 network
 * (/64) is one address, since whoever has one has 2^64 of them.
 */
export function createAddressReader(
  { header, salt }: { header: string; salt: string },
): AddressOf {
  return async ({ headers }) => {
    const last = headers.get(header)?.split(",").at(-1)?.trim() ?? "";
    const network = networkOf(last);
    return network === null ? NO_ADDRESS : await hmacSha256(salt, `client-address ${network}`);
  };
}

/** The part of an address that one subscriber holds, in one spelling; null when it is none. */
export function networkOf(address: string): string | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return address;
  // A URL parser knows every spelling of IPv6 and writes the shortest.
  const url = `http://[${address}]/`;
  if (!/^[0-9a-f:.]+$/i.test(address) || !URL.canParse(url)) return null;
  const groups = groupsOf(new URL(url).hostname.slice(1, -1));
  const [high = 0, low = 0] = groups.slice(6);
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
    ? [high >> 8, high & 255, low >> 8, low & 255].join(".")
    : groups.slice(0, 4).map((group) => group.toString(16)).join(":");
}

/** The eight groups of a canonical IPv6 address. */
function groupsOf(address: string): number[] {
  const [before = "", after = ""] = address.split("::");
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((text) => Number.parseInt(text, 16));
  const [head, tail] = [read(before), read(after)];
  return [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail];
}
