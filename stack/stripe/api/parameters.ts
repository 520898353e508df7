import { z } from "zod";

/**
 * The building blocks of every parameter schema. Form values are strings: each block turns one into its meaning and
 * names the fault with Stripe's code in `params.code`, which `parse-parameters.ts` reads.
 */

/** A whole number within bounds. */
export function integer(bounds: { readonly min?: number; readonly max?: number } = {}) {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = bounds;
  return z.string().transform((text, context) => {
    const fault = (code: string, message: string) => {
      context.addIssue({ code: "custom", message, params: { code } });
      return z.NEVER;
    };
    if (!/^-?\d{1,16}$/.test(text)) {
      return fault("parameter_invalid_integer", `Invalid integer: ${text}`);
    }
    const value = Number(text);
    if (value < min) {
      return fault(
        "parameter_invalid_integer",
        `This value must be greater than or equal to ${min}.`,
      );
    }
    if (value > max) {
      return fault(
        "parameter_invalid_integer",
        `This value must be less than or equal to ${max}.`,
      );
    }
    return value;
  });
}

/** `true` or `false`. */
export function flag() {
  return z.enum(["true", "false"], { error: (issue) => `Invalid boolean: ${String(issue.input)}` })
    .transform((text) => text === "true");
}

/** A text that is not empty. */
export function text(maxLength = 5000) {
  return z.string().superRefine((value, context) => {
    if (value === "") {
      context.addIssue({
        code: "custom",
        message: "You passed an empty string. We assume empty values are an attempt to unset " +
          "a parameter; however this parameter cannot be unset.",
        params: { code: "parameter_invalid_empty" },
      });
    } else if (value.length > maxLength) {
      context.addIssue({
        code: "custom",
        message: `Invalid string: must be at most ${maxLength} characters`,
        params: { code: "parameter_invalid_string" },
      });
    }
  });
}

/** A text that the empty string unsets. */
export function unsettable(maxLength = 5000) {
  return z.string().max(maxLength).transform((value) => value === "" ? null : value);
}

/** One of a closed list of words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: () => `Invalid value: must be one of ${words.join(", ")}` });
}

/** An absolute http or https address. */
export function webAddress() {
  return text(2048).refine((value) => /^https?:\/\/[^\s/]/i.test(value), {
    message: "Not a valid URL",
    params: { code: "url_invalid" },
  });
}

/** A three-letter currency, in lower case whatever the caller wrote. */
export function currency() {
  return z.string().transform((value) => value.toLowerCase()).refine(
    (value) => /^[a-z]{3}$/.test(value),
    { message: "Invalid currency: must be a three-letter ISO code" },
  );
}
