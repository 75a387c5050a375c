import { type z } from "@hono/zod-openapi";

/** Returns the request body of a PATCH: a merge patch (RFC 7396), under either media type. */
export function mergePatch<S extends z.ZodType>(schema: S) {
  return {
    required: true,
    content: {
      "application/merge-patch+json": { schema },
      "application/json": { schema },
    },
  } as const;
}
