import { expect, test } from "vitest";
import { parseFlags, parsePort } from "./command-line.ts";

const flags = { port: { type: "string" }, reset: { type: "boolean", default: false } } as const;

test("flags are read and left-out ones have their defaults", () => {
  expect(parseFlags(["--port", "4000", "--reset"], flags)).toEqual({ port: "4000", reset: true });
  expect(parseFlags([], flags)).toEqual({ reset: false });
});

test("an unknown flag or a stray word is an error that lists the flags there are", () => {
  expect(() => parseFlags(["--prot", "1"], flags)).toThrow(
    /'--prot'; the flags are --port, --reset/,
  );
  expect(() => parseFlags(["reset"], flags)).toThrow("the flags are --port, --reset");
  expect(() => parseFlags(["--port"], flags)).toThrow("Cannot read the command line");
});

test("a port is a number from 1 to 65535", () => {
  expect(parsePort(undefined)).toBeUndefined();
  expect(parsePort("54321")).toBe(54321);
  for (const text of ["0", "65536", "-1", "1e3", "abc", "", " 80"]) {
    expect(() => parsePort(text)).toThrow(`Cannot use --port ${text}`);
  }
});
