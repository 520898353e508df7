import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test("fields are divided by commas, lines end with CRLF, nothing stands for null", () => {
  expect(csvLine(["a", 1, null, "b"])).toBe("a,1,,b\r\n");
});

test("commas, quotes and line breaks stay inside their field", () => {
  expect(csvLine(['say "hi", twice', "two\r\nlines", "old\rMac"]))
    .toBe('"say ""hi"", twice","two\nlines","old\nMac"\r\n');
});

test.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\tx",
  "\r=1",
  " =1",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "\n=1",
])(
  "the text %j is no formula any more",
  (text) => {
    const line = csvLine([text]);

    expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test.each([
  ["Scan;=1+1;", "Scan;'=1+1;\r\n"],
  ["Scan; =1+1", "Scan; '=1+1\r\n"],
  ["Scan\t@SUM(A1)", "Scan\t'@SUM(A1)\r\n"],
  ["Scan\r\n=1+1", '"Scan\n\'=1+1"\r\n'],
  ['Scan;"=1+1"', '"Scan;""\'=1+1"""\r\n'],
])("nor where another separator or a line break would begin a field: %j", (text, line) => {
  expect(csvLine([text])).toBe(line);
});

test("a formula behind quotes is not one either", () => {
  expect(csvLine(['=HYPERLINK("http://evil.example";"x")']))
    .toBe(`"'=HYPERLINK(""http://evil.example"";""x"")"\r\n`);
});

test("a number stays a number, and a harmless text is left alone", () => {
  expect(csvLine([-5, "Scan 12 = ok", "a-b"])).toBe("-5,Scan 12 = ok,a-b\r\n");
});
