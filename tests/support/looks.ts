import { createFormats } from "../../src/i18n/format.ts";
import type { Speech } from "../../src/credits/describe-entry.ts";
import { chooseLocale, type Language, LANGUAGES } from "../../src/i18n/language.ts";
import "../../src/i18n/testing/every-message.ts";
import { createTranslate } from "../../src/i18n/translate.ts";
import { DESKTOP, PHONE, type Visit } from "./browser.ts";

const THEMES = ["light", "dark"] as const;
const DEVICES = { desktop: DESKTOP, phone: PHONE } as const;

type Theme = (typeof THEMES)[number];
type Device = keyof typeof DEVICES;
export type LookName = `${Language}-${Theme}-${Device}`;

/** A way to see the dashboard: with it a flow opens a browser, and finds and reads its words. */
export type Look = Required<Visit> & Speech & { name: LookName };

/** What a page says in a language: the product's own texts, numbers and dates. */
export function speak(language: Language): Speech {
  const formats = createFormats(chooseLocale(language, []));
  return { t: createTranslate(language), formats, language };
}

const look = (language: Language, colorScheme: Theme, device: Device): Look => ({
  ...speak(language),
  name: `${language}-${colorScheme}-${device}`,
  colorScheme,
  viewport: DEVICES[device],
});

/** Each language in each theme on each device; a look's opposite stands as far from the other end. */
export const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) =>
  THEMES.flatMap((theme) => [look(language, theme, "desktop"), look(language, theme, "phone")])
);

/**
 * What a flow is driven in: the look it names and its opposite, so that every language, theme and
 * device is seen; with EVERY_LOOK=1, all eight. Flows that begin with different looks see all eight
 * together. The state stays from one look to the next: a flow counts from what it finds.
 */
export function flowLooks(first: LookName): Look[] {
  if (process.env["EVERY_LOOK"] === "1") return [...LOOKS];
  const index = LOOKS.findIndex(({ name }) => name === first);
  return [index, LOOKS.length - 1 - index].flatMap((place) => LOOKS[place] ?? []);
}

/** Looks two by two, each with its opposite: for what is done on one device and seen on another. */
export function inPairs(looks: readonly Look[]): { here: Look; there: Look }[] {
  return looks.slice(0, looks.length / 2).flatMap((here, place) => {
    const there = looks.at(-1 - place);
    if (there === undefined) return [];
    // In turn, so that neither side has one language alone.
    return place % 2 === 0 ? [{ here, there }] : [{ here: there, there: here }];
  });
}
