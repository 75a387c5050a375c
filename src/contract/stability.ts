import { z } from "@hono/zod-openapi";
import { defaultSpread, intervalKinds, weightKinds } from "../core/stability/plan.ts";
import { stabilityMethods } from "../core/stability/stability.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { NamedItem } from "./named-item.ts";
import { queryInteger } from "./query-integer.ts";

export const StabilityQuery = z.strictObject({
  weights: z
    .enum(weightKinds)
    .default("around")
    .openapi({
      description:
        "The distribution of the weights. `around`: each weight is uniform within ±`spread` % of " +
        "its own value, then all are normalised. `simplex`: all weights are equally likely. " +
        "`ordered`: all weights in the given order are equally likely.",
    }),
  spread: queryInteger(0, 100)
    .optional()
    .openapi({
      description: `The range of each weight in percent of its value, for \`weights=around\`; ${defaultSpread} by default. With 0, every draw has the model's own weights.`,
    }),
  order: z
    .string()
    .min(1)
    .max(limits.urlBytesMax)
    .transform((text) => text.split(",").map((name) => name.trim()))
    .optional()
    .openapi({
      type: "string",
      description:
        "All criteria with a weight, the most important first, separated by commas, for " +
        "`weights=ordered`. By default, the order of the model's own weights.",
      example: "value,speed,ease",
    }),
  intervals: z
    .enum(intervalKinds)
    .optional()
    .openapi({
      description:
        "Whether ratings that are intervals are drawn together with the weights, or count as their " +
        "likely values. By default `likely` for `weights=simplex`, and otherwise `drawn`.",
    }),
  limit: queryInteger(1, limits.batchOperationsMax).default(50),
});

const drawFields = docsOnly(() => ({
  method: z.enum(stabilityMethods).openapi({
    description:
      "The values that Ordinal draws at random: the weights (of a weighted mean, a weighted " +
      "product or topsis), the interval ratings, both, or none.",
  }),
  reason: z.string().nullable().openapi({ description: "The reason, if nothing is drawn." }),
  weights: z
    .enum(weightKinds)
    .nullable()
    .openapi({ description: "The distribution of the weights; null if no weights are drawn." }),
  spread: z
    .number()
    .nullable()
    .openapi({ description: "The range of each weight in percent; null unless `around`." }),
  order: z
    .array(z.string())
    .nullable()
    .openapi({ description: "The order of the weights; null unless `ordered`." }),
  intervals: z.enum(intervalKinds),
  description: z.string().nullable().openapi({
    description: "The draws in words.",
    example: "512 draws. Each weight is uniform within ±20 % of its value, then normalised.",
  }),
  seed: z
    .int()
    .openapi({ description: "The seed of the draws: FNV-1a of workspace/model/revision." }),
  draws: z.int(),
}));

/** The draws behind the stability of a page. */
export const StabilityDraws = docsOnly(() =>
  z.object(requireDocs(drawFields)).openapi("StabilityDraws"),
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
      p_beats_next: z
        .number()
        .nullable()
        .openapi({
          description:
            "The share of draws in which the item has a higher score than the item that ranks " +
            "next; ties count half. Null for the last item that the analysis covers.",
          example: 0.71,
        }),
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

const MostCritical = docsOnly(() =>
  z.object({
    rank: z.int(),
    item: requireDocs(NamedItem),
    ...requireDocs(criticalChange),
    against: requireDocs(NamedItem),
  }),
);

export const StabilityView = docsOnly(() =>
  z
    .object({
      ...requireDocs(drawFields),
      note: z.string().nullable().openapi({
        description: "How the analysis approximates a model with `min_coverage`; null without one.",
      }),
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
      data: z.array(
        requireDocs(ItemStability).extend({
          rank: z.int(),
          item: requireDocs(NamedItem),
          rank_acceptability: z
            .array(z.number())
            .nullable()
            .openapi({ description: "The share of draws in which the item has rank 1, 2, … 10." }),
          comparison: z.string().nullable().openapi({
            description: "`p_beats_next` in words.",
            example: '"Guest checkout" beats "Search" in 71 % of weightings.',
          }),
          central_weights: requireDocs(numbersByKey).nullable().openapi({
            description:
              "The mean of the weights of all draws that rank the item first; null if no draw does.",
          }),
        }),
      ),
    })
    .openapi("Stability"),
);
