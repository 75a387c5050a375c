import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { NamedItem } from "./named-item.ts";

/** The values of `expand`, in the order in which a page contains them. */
export const expansions = ["stability", "breakdown", "parent"] as const;

export type Expansion = (typeof expansions)[number];

export const Expand = z
  .string()
  .max(100)
  .transform((text) => text.split(","))
  .refine((names) => names.every((name) => expansions.some((known) => known === name)), {
    message: `Unknown expansion. Send some of ${expansions.join(", ")}, separated by commas.`,
  })
  .transform((names) => expansions.filter((known) => names.includes(known)))
  .optional()
  .openapi({
    type: "string",
    description: `Additional data of each item, separated by commas: ${expansions.join(", ")}.`,
    example: "stability,parent",
  });

export const ScoreParts = docsOnly(() =>
  z.array(
    z.object({
      input: z.string(),
      criterion: z.string(),
      name: z.string(),
      rating: z.number().optional(),
      assumed: z.number().optional().openapi({
        description: "The rating that counts because the item has none, by the model's rules.",
      }),
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
      parts: requireDocs(ScoreParts),
      missing: z.array(z.string()),
      distance: z.object({ high: z.number(), medium: z.number() }).optional(),
    })
    .openapi("Breakdown"),
);

const numbersByKey = docsOnly(() => z.record(z.string(), z.number()));

const criticalChange = docsOnly(() => ({
  criterion: z
    .string()
    .openapi({ description: "The name of the criterion among the model's weights." }),
  change_percent: z.number().openapi({
    description:
      "The change in percent of the current weight, with the other weights unchanged; −100 " +
      "removes the criterion.",
  }),
}));

export const ItemStability = docsOnly(() =>
  z
    .object({
      p_top: requireDocs(numbersByKey)
        .nullable()
        .openapi({
          description: "The share of draws in which the item is among the best 1, 10, 50 and 100.",
          example: { "1": 0.31, "10": 0.97, "50": 1, "100": 1 },
        }),
      p_rank: z
        .number()
        .nullable()
        .openapi({ description: "The share of draws in which the item has its current rank." }),
      best: z.int().nullable(),
      worst: z.int().nullable(),
      expected: z
        .number()
        .nullable()
        .openapi({ description: "The mean of its ranks over all draws." }),
      margin: z.object({
        above: z.number().nullable(),
        below: z.number().nullable(),
        cut: requireDocs(numbersByKey).openapi({
          description:
            "The lead over the best item outside the best 1, 10, 50 and 100; negative if the " +
            "item is outside.",
        }),
      }),
      critical: z
        .object({
          ...requireDocs(criticalChange),
          against: z.string().openapi({ description: "The id of the item that would overtake." }),
        })
        .nullable()
        .openapi({
          description:
            "The smallest change to one weight that costs the item its rank. Null if no change " +
            "does, and for models other than a weighted mean or a weighted product.",
        }),
    })
    .openapi("ItemStability"),
);

/** The fields that `expand` adds to an item of a page. */
export const expansionFields = docsOnly(() => ({
  stability: requireDocs(ItemStability).nullish(),
  breakdown: requireDocs(Breakdown).nullish().openapi({
    description: "Null if the item has changed since it was ranked.",
  }),
  parent: z.object({ id: z.string(), title: z.string(), type: z.string() }).nullish(),
}));

const MostCritical = docsOnly(() =>
  z.object({
    rank: z.int(),
    item: requireDocs(NamedItem),
    ...requireDocs(criticalChange),
    against: requireDocs(NamedItem),
  }),
);

const RankStability = docsOnly(() =>
  requireDocs(ItemStability).extend({
    rank: z.int(),
    item: requireDocs(NamedItem),
    rank_acceptability: z
      .array(z.number())
      .nullable()
      .openapi({ description: "The share of draws in which the item has rank 1, 2, … 10." }),
    central_weights: requireDocs(numbersByKey).nullable().openapi({
      description:
        "The mean of the weights of all draws that rank the item first; null if no draw does.",
    }),
  }),
);

export const StabilityView = docsOnly(() =>
  z
    .object({
      method: z.enum(["weights", "ratings", "none"]).openapi({
        description:
          "The values that Ordinal draws at random: the weights (of a weighted mean, a weighted " +
          "product or topsis), the interval ratings, or none.",
      }),
      reason: z.string().nullable().openapi({ description: "The reason, if nothing is drawn." }),
      note: z.string().nullable().openapi({
        description: "The approximation for a model with `min_coverage`; null without one.",
      }),
      seed: z
        .int()
        .openapi({ description: "The seed of the draws: FNV-1a of workspace/model/revision." }),
      draws: z.int(),
      top: z.int().openapi({ description: "The number of best items that the analysis covers." }),
      criteria: z
        .array(z.string())
        .openapi({ description: "The criteria whose weights are drawn." }),
      secure_share: z.number(),
      secure: requireDocs(numbersByKey).openapi({
        description:
          "The number of the best 1, 10, 50 and 100 items that stay there in at least " +
          "`secure_share` of the draws.",
      }),
      most_critical: z
        .object({
          first: requireDocs(MostCritical).nullable(),
          any: requireDocs(MostCritical).nullable(),
        })
        .openapi({
          description:
            "The smallest weight change that moves the first item, and that moves any item; null " +
            "if none is known.",
        }),
      data: z.array(requireDocs(RankStability)),
    })
    .openapi("Stability"),
);
