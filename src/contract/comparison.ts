import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { limits } from "./limits.ts";
import { definitionFields } from "./model.ts";
import { ItemRef } from "./ranking.ts";

const ComparedModel = z.strictObject({
  as: ModelId.optional().openapi({ description: "What to call it in the answer." }),
  model: ModelId.optional(),
  revision: z.int().min(1).optional(),
  ...definitionFields,
});

export const ComparisonRequest = z
  .strictObject({
    models: z
      .array(z.union([ModelId, ComparedModel]))
      .min(2)
      .max(10)
      .openapi({
        description: "Ids, or models with something about them changed, as in a what-if.",
      }),
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
  })
  .openapi("ComparisonRequest");

const ranks = docsOnly(() =>
  z.record(z.string(), z.number()).openapi({
    description: "By what each model is called; ties share the mean of their ranks.",
  }),
);

export const ComparisonView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      count: z.int(),
      models: z.array(
        z.object({
          label: z.string(),
          model: z.string(),
          revision: z.int(),
          kind: z.string(),
          unscored: z.int(),
        }),
      ),
      tau: z.array(z.array(z.number().nullable())).openapi({
        description: "Kendall's τ-b of each two models; null where one of them ties everything.",
      }),
      compared: z.int().openapi({ description: "Items that Copeland's method compared." }),
      winners: z.object({
        borda: z.array(ItemRef),
        copeland: z.array(ItemRef),
        condorcet: ItemRef.nullable(),
        models: z.record(z.string(), z.array(ItemRef)),
      }),
      consensus: z.array(
        z.object({
          item: ItemRef,
          borda: z.number(),
          borda_rank: z.int(),
          copeland: z.number().nullable().openapi({ description: "Null: not compared." }),
          copeland_rank: z.int().nullable(),
          ranks,
        }),
      ),
      disputed: z.array(
        z.object({
          item: ItemRef,
          spread: z.number().openapi({ description: "0–1: worst less best rank, of n − 1." }),
          ranks,
        }),
      ),
    })
    .openapi("Comparison"),
);
