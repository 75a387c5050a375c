import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { NamedItem } from "./named-item.ts";

const value = docsOnly(() => z.union([z.string(), z.number()]).nullable());

const TierView = docsOnly(() =>
  z.object({
    tier: z.enum(["memory", "cache-api", "kv", "d1"]),
    digest: z
      .string()
      .nullable()
      .openapi({ description: "Null if the tier has no readable ranking." }),
    is_equal: z.boolean(),
    is_repaired: z
      .boolean()
      .openapi({ description: "Whether the tier differed and was rewritten." }),
  }),
);

export const VerificationView = docsOnly(() =>
  z
    .object({
      is_valid: z
        .boolean()
        .nullable()
        .openapi({
          description:
            "Whether the row and all cached rankings equal the recomputed one. Null if the ranking " +
            "has older order rules: Ordinal then recomputes and corrects nothing.",
        }),
      ranking: z.string(),
      model: z.string(),
      revision: z.int(),
      generation: z.int(),
      order_rules: z
        .int()
        .openapi({ description: "The version of the order rules of this ranking." }),
      note: z
        .string()
        .optional()
        .openapi({ description: "The reason why the ranking was not recomputed." }),
      digest: z.string().openapi({ description: "The digest that responses contain." }),
      recomputed_digest: z.string().nullable().openapi({
        description: "The digest of the ranking recomputed from the database, without caches.",
      }),
      count: z.int(),
      first_difference: z
        .object({
          tier: z.string(),
          rank: z
            .int()
            .nullable()
            .openapi({ description: "Null if the difference is not at a single rank." }),
          item: requireDocs(NamedItem).nullable().openapi({
            description: "The item that should have this rank.",
          }),
          field: z.string(),
          expected: requireDocs(value),
          found: requireDocs(value),
        })
        .optional(),
      tiers: z.array(requireDocs(TierView)),
    })
    .openapi("Verification"),
);
