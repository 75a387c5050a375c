import { z } from "@hono/zod-openapi";
import { documented } from "./documented.ts";
import { ModelId } from "./ids.ts";
import { limits } from "./limits.ts";
import { DefinitionFields } from "./model.ts";
import { Named } from "./ranking.ts";

const ComparedModel = z.strictObject({
  as: ModelId.optional().openapi({ description: "What to call it in the answer." }),
  model: ModelId.optional(),
  revision: z.int().min(1).optional(),
  ...DefinitionFields,
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

const ranks = documented(() =>
  z.record(z.string(), z.number()).openapi({
    description: "By what each model is called; ties share the mean of their ranks.",
  }),
);

export const ComparisonView = documented(() =>
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
        borda: z.array(Named),
        copeland: z.array(Named),
        condorcet: Named.nullable(),
        models: z.record(z.string(), z.array(Named)),
      }),
      consensus: z.array(
        z.object({
          item: Named,
          borda: z.number(),
          borda_rank: z.int(),
          copeland: z.number().nullable().openapi({ description: "Null: not compared." }),
          copeland_rank: z.int().nullable(),
          ranks,
        }),
      ),
      disputed: z.array(
        z.object({
          item: Named,
          spread: z.number().openapi({ description: "0–1: worst less best rank, of n − 1." }),
          ranks,
        }),
      ),
    })
    .openapi("Comparison"),
);
