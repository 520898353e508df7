import { describe, expect, test } from "vitest";
import { createAddressReader, networkOf } from "./client-address.ts";

const addressOf = createAddressReader({ header: "cf-connecting-ip", salt: "salt" });
const from = (headers: Record<string, string>) =>
  addressOf(new Request("http://edge.example/", { headers }));

describe("who a request came from", () => {
  test("is a hash that holds no address and differs with the salt", async () => {
    const hash = await from({ "cf-connecting-ip": "203.0.113.7" });
    const other = await createAddressReader({ header: "cf-connecting-ip", salt: "other" })(
      new Request("http://edge.example/", { headers: { "cf-connecting-ip": "203.0.113.7" } }),
    );

    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other).not.toBe(hash);
  });

  test("is read from the named header alone, whatever else the caller sends", async () => {
    const claimed = {
      "x-forwarded-for": "198.51.100.1",
      "x-real-ip": "198.51.100.2",
      forwarded: "for=198.51.100.3",
      "true-client-ip": "198.51.100.4",
    };

    expect(await from({ ...claimed, "cf-connecting-ip": "203.0.113.7" }))
      .toBe(await from({ "cf-connecting-ip": "203.0.113.7" }));
    expect(await from(claimed)).toBe("none");
  });

  test("is the last entry of a list: the ones before it are the caller's own words", async () => {
    const read = createAddressReader({ header: "x-forwarded-for", salt: "salt" });
    const hash = async (list: string) =>
      await read(new Request("http://edge.example/", { headers: { "x-forwarded-for": list } }));

    expect(await hash("198.51.100.1, 203.0.113.7")).toBe(await hash("203.0.113.7"));
    expect(await hash("203.0.113.7, 198.51.100.1")).not.toBe(await hash("203.0.113.7"));
  });

  test.each(["", "unknown", "203.0.113.7:443", "evil.example", "1.2.3", "[::1]", "::g"])(
    "%j is nobody's address, and all of those are counted together",
    async (text) => {
      expect(await from({ "cf-connecting-ip": text })).toBe("none");
    },
  );
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2::7", "2001:db8:1:2"],
  ["2001:DB8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2"],
  ["2001:0db8:0001:0002:0:0:0:1", "2001:db8:1:2"],
  ["2001:db8:1:3::7", "2001:db8:1:3"],
  ["::1", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::ffff:cb00:7107", "203.0.113.7"],
])("%s belongs to the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
