import { expect, test } from "vitest";
import { hmacSha256, sha256 } from "./sha256.ts";

test("the digest is the standard's own example", async () => {
  // FIPS 180-4, the message "abc".
  expect(await sha256("abc")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("the keyed digest is the standard's own example", async () => {
  // RFC 4231, test case 2.
  expect(await hmacSha256("Jefe", "what do ya want for nothing?")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});
