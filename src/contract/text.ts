import { z } from "@hono/zod-openapi";

/**
 * Returns the schema of a well-formed text. D1 would replace a lone surrogate with another
 * character, and its functions end a text at NUL.
 */
export function text(lengthMax: number) {
  return z
    .string()
    .max(lengthMax)
    .refine((value) => value.isWellFormed(), {
      message: "The text contains a lone surrogate. Send well-formed Unicode.",
    })
    .refine((value) => !value.includes("\0"), {
      message: "The text contains the character NUL. Remove it.",
    });
}

/** Returns the schema of a text of one line that is not blank, such as a name or an id. */
export function nameText(lengthMax: number) {
  return text(lengthMax)
    .min(1)
    .refine((value) => value === "" || value.trim() !== "", {
      message: "The name is blank. Send at least one visible character.",
    })
    .refine((value) => !/\p{Cc}/u.test(value), {
      message: "The name contains a control character. Remove it.",
    });
}
