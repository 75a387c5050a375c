import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { limits } from "./limits.ts";
import { definitionFields } from "./model.ts";
import { ItemRef } from "./ranking.ts";
import { ScopeName, UnfilteredScope } from "./scope.ts";

const ComparedModel = z.strictObject({
  as: ModelId.optional().openapi({ description: "The label of the model in the response." }),
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
        description: "Ids of models, or models with changed weights or options.",
      }),
    scope: UnfilteredScope,
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
  })
  .openapi("ComparisonRequest");

export type ComparisonBody = z.infer<typeof ComparisonRequest>;

const ranks = docsOnly(() =>
  z.record(z.string(), z.number()).openapi({
    description: "Ranks by the label of the model. Tied items share their mean rank.",
  }),
);

const ComparedModelView = docsOnly(() =>
  z.object({
    label: z.string(),
    model: z.string(),
    revision: z.int(),
    kind: z.string(),
    unscored: z.int(),
  }),
);

export const ComparisonView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      scope: ScopeName,
      count: z.int(),
      models: z.array(requireDocs(ComparedModelView)),
      tau: z.array(z.array(z.number().nullable())).openapi({
        description: "Kendall's τ-b of each pair of models; null if one of them ties all items.",
      }),
      compared: z
        .int()
        .openapi({ description: "The number of items that Copeland's method compared." }),
      winners: z.object({
        borda: z.array(requireDocs(ItemRef)),
        copeland: z.array(requireDocs(ItemRef)),
        condorcet: requireDocs(ItemRef).nullable(),
        models: z.record(z.string(), z.array(requireDocs(ItemRef))),
      }),
      consensus: z.array(
        z.object({
          item: requireDocs(ItemRef),
          borda: z.number(),
          borda_rank: z.int(),
          copeland: z
            .number()
            .nullable()
            .openapi({ description: "Null if the item was not compared." }),
          copeland_rank: z.int().nullable(),
          ranks: requireDocs(ranks),
        }),
      ),
      disputed: z.array(
        z.object({
          item: requireDocs(ItemRef),
          spread: z
            .number()
            .openapi({ description: "Worst rank − best rank, divided by n − 1: from 0 to 1." }),
          ranks: requireDocs(ranks),
        }),
      ),
    })
    .openapi("Comparison"),
);
