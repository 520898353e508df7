import { expect, test } from "vitest";
import { decodeForm, FormError } from "./decode-form.ts";

test("brackets become records and lists", () => {
  expect(decodeForm("a=1&b[c]=2&b[d][e]=3&f[0][g]=4&f[1][g]=5&h[]=6&h[]=7")).toEqual({
    a: "1",
    b: { c: "2", d: { e: "3" } },
    f: [{ g: "4" }, { g: "5" }],
    h: ["6", "7"],
  });
});

test("a list element that is written without an index ends where a key comes again", () => {
  expect(decodeForm("i[][p]=1&i[][q]=2&i[][p]=3")).toEqual({
    i: [{ p: "1", q: "2" }, { p: "3" }],
  });
});

test("indexes decide the order, not the position", () => {
  expect(decodeForm("a[10]=z&a[2]=y&a[0]=x")).toEqual({ a: ["x", "y", "z"] });
});

test("escapes and plus signs are decoded", () => {
  expect(decodeForm("a%5Bb%5D=%C3%BC+%26")).toEqual({ a: { b: "ü &" } });
});

test("names that would reach a prototype are plain keys", () => {
  const record = decodeForm("__proto__[x]=1&constructor=2");
  expect(Object.keys(record)).toEqual(["__proto__", "constructor"]);
  expect({}).not.toHaveProperty("x");
});

test.each(["a[=1", "a]b=1", "a=1&a=2", "a=1&a[b]=2", "[x]=1", "a" + "[b]".repeat(20) + "=1"])(
  "%s is refused",
  (form) => expect(() => decodeForm(form)).toThrow(FormError),
);
