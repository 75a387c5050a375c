import { z } from "@hono/zod-openapi";

/**
 * Returns the schema of a well-formed text. D1 would replace a lone surrogate with another
 * character.
 */
export function text(lengthMax: number) {
  return z
    .string()
    .max(lengthMax)
    .refine((value) => value.isWellFormed(), {
      message: "The text contains a lone surrogate. Send well-formed Unicode.",
    });
}
