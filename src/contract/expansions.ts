import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { NamedItem } from "./named-item.ts";

/** What a page says beside each place if it is asked to, in the order it is said. */
export const expansions = ["stability", "breakdown", "parent"] as const;

export type Expansion = (typeof expansions)[number];

export const Expand = z
  .string()
  .max(100)
  .transform((text) => text.split(","))
  .refine((names) => names.every((name) => expansions.some((known) => known === name)), {
    message: `What can be expanded is ${expansions.join(", ")}.`,
  })
  .transform((names) => expansions.filter((known) => names.includes(known)))
  .optional()
  .openapi({
    type: "string",
    description: `What to say beside each place, by comma: ${expansions.join(", ")}.`,
    example: "stability,parent",
  });

export const ScoreParts = docsOnly(() =>
  z.array(
    z.object({
      input: z.string(),
      criterion: z.string(),
      name: z.string(),
      rating: z.number().optional(),
      weight: z.number().optional(),
      contribution: z.number(),
    }),
  ),
);

const Breakdown = docsOnly(() =>
  z
    .object({
      formula: z.string(),
      reason: z.string(),
      parts: ScoreParts,
      missing: z.array(z.string()),
      distance: z.object({ high: z.number(), medium: z.number() }).optional(),
    })
    .openapi("Breakdown"),
);

const numbersByKey = docsOnly(() => z.record(z.string(), z.number()));

const criticalChange = docsOnly(() => ({
  criterion: z.string().openapi({ description: "As the model's weights name it." }),
  change_percent: z.number().openapi({
    description: "Of its weight of now, the others left as they are; −100 takes it away.",
  }),
}));

export const ItemStability = docsOnly(() =>
  z
    .object({
      p_top: numbersByKey.nullable().openapi({
        description: "In which share of the draws it is among the best 1, 10, 50, 100.",
        example: { "1": 0.31, "10": 0.97, "50": 1, "100": 1 },
      }),
      p_rank: z.number().nullable().openapi({ description: "… and at this very rank." }),
      best: z.int().nullable(),
      worst: z.int().nullable(),
      expected: z.number().nullable().openapi({ description: "The mean of its ranks." }),
      margin: z.object({
        above: z.number().nullable(),
        below: z.number().nullable(),
        cut: numbersByKey.openapi({
          description: "Ahead of the best that is out, or (below 0) behind the last that is in.",
        }),
      }),
      critical: z
        .object({
          ...criticalChange,
          against: z.string().openapi({ description: "An item's id." }),
        })
        .nullable()
        .openapi({
          description:
            "The smallest change of one weight that costs it its place. Null where none does, and of any model but a weighted mean or a weighted product: of topsis it is not computed.",
        }),
    })
    .openapi("ItemStability"),
);

/** Each is there if it was asked for. */
export const expansionFields = docsOnly(() => ({
  stability: ItemStability.nullish(),
  breakdown: Breakdown.nullish().openapi({
    description: "Null where the item has changed since it was ranked.",
  }),
  parent: z.object({ id: z.string(), title: z.string(), type: z.string() }).nullish(),
}));

const MostCritical = docsOnly(() =>
  z.object({
    rank: z.int(),
    item: NamedItem,
    ...criticalChange,
    against: NamedItem,
  }),
);

export const StabilityView = docsOnly(() =>
  z
    .object({
      method: z.enum(["weights", "ratings", "none"]).openapi({
        description:
          "What was drawn: all weights (of a weighted mean, a weighted product or topsis), the ratings that are intervals, or nothing.",
      }),
      reason: z.string().nullable().openapi({ description: "Why nothing was drawn." }),
      seed: z.int().openapi({ description: "FNV-1a of workspace/model/revision." }),
      draws: z.int(),
      top: z.int().openapi({ description: "So many of the best items are followed." }),
      criteria: z.array(z.string()).openapi({ description: "Whose weights were drawn." }),
      secure_share: z.number(),
      secure: numbersByKey.openapi({
        description:
          "How many of the best 1, 10, 50, 100 are there in at least that share of draws.",
      }),
      most_critical: z
        .object({ first: MostCritical.nullable(), any: MostCritical.nullable() })
        .openapi({
          description:
            "The smallest change that moves the first item, or any; null where none is known.",
        }),
      data: z.array(
        ItemStability.extend({
          rank: z.int(),
          item: NamedItem,
          rank_acceptability: z
            .array(z.number())
            .nullable()
            .openapi({ description: "In which share of the draws it has rank 1, 2, … 10." }),
          central_weights: numbersByKey.nullable().openapi({
            description: "The mean of the weights that put it first; null where none do.",
          }),
        }),
      ),
    })
    .openapi("Stability"),
);
