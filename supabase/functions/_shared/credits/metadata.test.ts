import { describe, expect, test } from "vitest";
import { metadata } from "./metadata.ts";

function nested(depth: number): unknown {
  return JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
}

test.each<[string, unknown]>([
  ["nothing", {}],
  ["values of every kind", { a: "ä😀", b: 1.5, c: [true, null], d: { e: -0 } }],
  ["4096 bytes", { a: "x".repeat(4096 - '{"a":""}'.length) }],
  ["32 levels", nested(32)],
])("%s may be stored", (_, value) => {
  expect(metadata.parse(value)).toEqual(value);
});

describe("is refused", () => {
  test.each<[string, unknown]>([
    ["a list", []],
    ["null", null],
    ["a text", "a"],
    ["a date", new Date(0)],
    ["a map", new Map([["a", 1]])],
    ["4097 bytes", { a: "x".repeat(4097 - '{"a":""}'.length) }],
    ["4097 bytes in fewer characters", { a: "ä".repeat(2045) }],
    ["33 levels", nested(33)],
    ["what would overflow the stack", nested(5_000)],
    ["a NUL", { a: ["\u0000"] }],
    ["a lone surrogate", { "\ud800": 1 }],
    ["an endless number", { a: Number.POSITIVE_INFINITY }],
    ["what JSON leaves out", { a: undefined }],
    ["a function", { a: () => 1 }],
  ])("%s", (_, value) => {
    expect(metadata.safeParse(value).success).toBe(false);
  });
});
