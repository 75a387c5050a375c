import { z } from "@hono/zod-openapi";

/** A text of whole letters: half a surrogate pair could not be kept, and would come out as another. */
export function text(lengthMax: number) {
  return z
    .string()
    .max(lengthMax)
    .refine((value) => value.isWellFormed(), {
      message: "It has half a letter in it (a lone surrogate).",
    });
}
