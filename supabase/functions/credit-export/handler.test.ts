import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newEntry, openExport } from "./testing/open-export.ts";

let opened: Awaited<ReturnType<typeof openExport>>;

beforeEach(async () => {
  opened = await openExport();
});

afterEach(() => {
  opened.close();
});

/** So many entries, newest first. */
const entriesOf = (count: number) => Array.from({ length: count }, (_, n) => newEntry(count - n));

/** What a reader gets until the end or the break, and whether it broke. */
async function readAll(response: Response): Promise<{ text: string; broke: boolean }> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const reader = response.body?.getReader();
  let text = "";
  try {
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) return { text, broke: false };
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    return { text, broke: true };
  }
}

describe("who may export", () => {
  test.each(["owner", "admin", "billing", "member", "viewer"])("a tenant's %s", async (role) => {
    expect((await opened.post({}, role)).status).toBe(200);
  });

  test.each([["stranger", 403], ["anonymous", 403], ["forged", 401], [null, 401]])(
    "%s gets %i, and no page is read",
    async (as, status) => {
      expect((await opened.post({}, as)).status).toBe(status);
      expect(opened.state.pagesRead).toBe(0);
    },
  );

  test("the 21st export of an hour is 429", async () => {
    for (let request = 1; request <= 20; request++) await opened.post();

    expect((await opened.post()).status).toBe(429);
  });
});

describe("the file", () => {
  test("is UTF-8 with a byte order mark, headings in the language asked for, and a line each", async () => {
    opened.state.entries = [
      newEntry(2, { kind: "topup", amount_credits: 100, action: null, quantity: null }),
      newEntry(1, { actor: "u-1", reference: "Nachlass; Müller" }),
    ];
    const german = await opened.post({ locale: "de" });

    expect(german.headers.get("content-type")).toContain("text/csv");
    expect(german.headers.get("content-disposition")).toContain("attachment");
    expect((await readAll(german)).text.split("\r\n")).toEqual([
      "\uFEFFZeitpunkt (UTC),Bewegung,Aktion,Menge,Einheit,Credits,Saldo danach,Paket,Referenz," +
      "Grund,Mitglied,Buchung,Zuteilung,Kauf",
      "2026-11-21T11:00:00.123Z,Aufladung,Brief,,Brief,100,98,,,,,2,,",
      "2026-11-21T11:00:00.123Z,Verbrauch,Brief,2,Brief,-6,99,,Nachlass; Müller,," +
      "member@alpenblick.example,1,,",
      "",
    ]);
    expect((await readAll(await opened.post())).text).toContain("Usage,Letter,2,letter,-6");
  });

  test("runs nothing in a spreadsheet, whatever somebody called their work", async () => {
    const evil = '=HYPERLINK("http://evil.example")';
    opened.state.entries = [newEntry(1, { reference: evil, reason: "@x", action_labels: null })];

    expect((await readAll(await opened.post())).text)
      .toContain(`"'=HYPERLINK(""http://evil.example"")",'@x,`);
  });

  test("has every entry once over all pages", async () => {
    opened.state.entries = entriesOf(1_234);
    const { text } = await readAll(await opened.post());
    const ids = text.trimEnd().split("\r\n").slice(1).map((line) => line.split(",")[11]);

    expect(ids).toEqual(opened.state.entries.map(({ entry_id }) => String(entry_id)));
  });

  test("ends at its limit, and says so in its last line", async () => {
    opened.state.entries = entriesOf(2_001);
    const lines = (await readAll(await opened.post())).text.trimEnd().split("\r\n");

    expect(lines).toHaveLength(2_002);
    expect(lines.at(-1)).toMatch(/^INCOMPLETE: One file holds no more/);
  });
});

describe("the stream", () => {
  test("reads a page when somebody wants it, and none after they are gone", async () => {
    opened.state.entries = entriesOf(1_500);
    const reader = (await opened.post()).body?.getReader();
    await reader?.read();
    expect(opened.state.pagesRead).toBe(1);
    await reader?.read();
    expect(opened.state.pagesRead).toBe(2);
    await reader?.cancel();
    expect(opened.state.pagesRead).toBe(2);
  });

  test("that fails at once is an ordinary error", async () => {
    opened.state.failsFrom = 1;

    expect((await opened.post()).status).toBe(500);
  });

  test("that fails in the middle says so in its last line and then breaks off", async () => {
    opened.state.entries = entriesOf(2_000);
    opened.state.failsFrom = 3;
    const { text, broke } = await readAll(await opened.post({ locale: "de" }));

    expect(broke).toBe(true);
    expect(text.trimEnd().split("\r\n")).toHaveLength(1_002);
    expect(text.trimEnd().split("\r\n").at(-1)).toMatch(/^UNVOLLSTÄNDIG: Der Export ist abgebr/);
    expect(opened.lines.join()).toContain('"event":"export_broke_off"');
  });
});

test.each([
  ["an unknown kind", { kinds: ["hold"] }],
  ["no kinds", { kinds: [] }],
  ["a moment without a zone", { since: "2026-11-21T12:00:00" }],
  ["an unknown field", { before_entry_id: 1 }],
  ["another language", { locale: "fr" }],
])("%s is 400", async (_, changes) => {
  expect((await opened.post(changes)).status).toBe(400);
});
