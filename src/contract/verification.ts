import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { NamedItem } from "./named-item.ts";

const value = docsOnly(() => z.union([z.string(), z.number()]).nullable());

export const VerificationView = docsOnly(() =>
  z
    .object({
      is_valid: z
        .boolean()
        .openapi({ description: "Every copy, and the row, is what was computed." }),
      ranking: z.string(),
      model: z.string(),
      revision: z.int(),
      generation: z.int(),
      digest: z.string().openapi({ description: "What readers have been told." }),
      recomputed_digest: z.string().openapi({
        description: "Of the items of that generation, ranked anew: no copy was looked at for it.",
      }),
      count: z.int(),
      first_difference: z
        .object({
          tier: z.string(),
          rank: z.int().nullable().openapi({ description: "Null: nothing of a single place." }),
          item: NamedItem.nullable().openapi({ description: "Which should stand there." }),
          field: z.string(),
          expected: value,
          found: value,
        })
        .optional(),
      tiers: z.array(
        z.object({
          tier: z.enum(["memory", "cache-api", "kv", "d1"]),
          digest: z.string().nullable().openapi({ description: "Null: no ranking can be read." }),
          is_equal: z.boolean(),
          is_repaired: z
            .boolean()
            .openapi({ description: "It was not equal, and was written anew." }),
        }),
      ),
    })
    .openapi("Verification"),
);
