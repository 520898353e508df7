import type { Locator } from "playwright-core";
import { expect } from "vitest";

/** More stops than any page has: after the last one the browser begins again at the first. */
const MOST_STOPS = 90;

/**
 * Presses Tab until the focus is on what is meant, as somebody without a mouse has to. Fails where Tab
 * never arrives, and where one would not see that it has.
 */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await target.page().keyboard.press("Tab");
    if (await hasFocus(target)) return expect(await showsFocus(target), `${target}`).toBe(true);
  }
  throw new Error(`Cannot reach ${target} with the keyboard: Tab never stops there`);
}

/** Goes there with Tab and presses Enter. */
export async function enter(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press("Enter");
}

/** Answers whether the focus is on the target. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Answers whether the target, or the card that a radio button fills, is outlined. */
function showsFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) =>
    [element, element.closest("label")].some((place) => {
      if (place === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(place);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    })
  );
}
