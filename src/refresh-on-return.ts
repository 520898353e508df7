import { focusManager } from "@tanstack/react-query";

/**
 * Has every query of the page look again on return to the window. By default only a tab switch counts
 * as a return; two windows side by side need focus as well.
 */
export function refreshOnReturn(): void {
  focusManager.setEventListener((handleFocus) => {
    const onReturn = () => handleFocus();
    addEventListener("visibilitychange", onReturn);
    addEventListener("focus", onReturn);
    return () => {
      removeEventListener("visibilitychange", onReturn);
      removeEventListener("focus", onReturn);
    };
  });
}
