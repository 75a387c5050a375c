import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { FailedGateView } from "./expansions.ts";
import { queryInteger } from "./query-integer.ts";
import { ScoreQuery, ScoreView } from "./ranking.ts";

export const LiftQuery = ScoreQuery.extend({
  target_rank: queryInteger(1, 5_000_000).optional().openapi({
    description: "Also returns the changes that would bring the item to this rank or a better one.",
  }),
});

/** A word for a priority, and a number for every other rating. */
const ratingValue = docsOnly(() => z.union([z.number(), z.string()]));
const move = docsOnly(() =>
  z.number().openapi({
    description:
      "The distance from the current rating as a share of the criterion's range; for an unrated " +
      "criterion, the distance from its worst value.",
  }),
);

const score = docsOnly(() =>
  z.number().nullable().openapi({
    description: "Null if the item still has no score and only moves up among the unscored items.",
  }),
);

const Change = docsOnly(() =>
  z.object({
    criterion: z.string(),
    name: z.string(),
    from: requireDocs(ratingValue)
      .nullable()
      .openapi({ description: "Null if the item has no rating for the criterion." }),
    to: requireDocs(ratingValue).openapi({
      description:
        "The sufficient rating, rounded outward: away from the current rating, to fewer decimals. " +
        "A rating that is closer by up to 1 % of the range, or by one class, may suffice too.",
    }),
  }),
);

const InsufficientCriterion = docsOnly(() =>
  z.object({
    criterion: z.string(),
    name: z.string(),
    at: requireDocs(ratingValue),
    rank: z.int().nullable().openapi({ description: "Null if a gate leaves the item out." }),
    reason: z.string(),
  }),
);

const failedGates = docsOnly(() =>
  z
    .array(
      requireDocs(FailedGateView).extend({
        detail: z.string().openapi({ example: "First, rate risk at most 3." }),
      }),
    )
    .openapi({
      description:
        "The gates of the model that the item fails. A change that lifts the item among the " +
        "items that pass satisfies them all.",
    }),
);

const sufficientChanges = docsOnly(() =>
  z
    .array(
      requireDocs(Change).extend({
        move: requireDocs(move),
        rank: z.int(),
        score: requireDocs(score),
      }),
    )
    .openapi({
      description:
        "For each criterion whose change suffices alone, its smallest change, rounded outward. " +
        "Smallest first.",
    }),
);

const OverallChange = docsOnly(() =>
  z
    .object({
      changes: z.array(requireDocs(Change)),
      move: z.number(),
      rank: z.int(),
      score: requireDocs(score),
      is_exact: z.boolean().openapi({
        description: "Whether this is the smallest change, except that it is rounded outward.",
      }),
    })
    .nullable()
    .openapi({
      description:
        "The smallest change to one or several ratings, by the root of the sum of squared " +
        "shares. For sums the global minimum; for other models a local minimum. The ratings " +
        "are rounded outward.",
    }),
);

export const CounterfactualView = docsOnly(() =>
  z
    .object({
      target_rank: z.int(),
      failed_gates: requireDocs(failedGates),
      single: requireDocs(sufficientChanges),
      insufficient: z.array(requireDocs(InsufficientCriterion)).openapi({
        description:
          "Criteria that do not suffice alone even at their best rating, with the rank that " +
          "they reach.",
      }),
      overall: requireDocs(OverallChange),
      needed: z.array(z.string()).openapi({
        description:
          "The unrated criteria that the item needs for a score, heaviest first. `overall` rates " +
          "them. Other criteria may suffice too, so `overall` is then not exact.",
      }),
      is_approximate: z.boolean().openapi({
        description:
          "Whether ratings were sampled because the score is not monotone, so that a smaller " +
          "change may exist.",
      }),
      reason: z
        .string()
        .optional()
        .openapi({ description: "The reason, if no change is possible or needed." }),
    })
    .openapi("Counterfactual"),
);

export const LiftView = docsOnly(() =>
  requireDocs(ScoreView)
    .extend({
      rank: z.int().nullable().optional().openapi({
        description: "The current rank, with `target_rank`; null if a gate leaves the item out.",
      }),
      distance_to_rank: z.number().nullable().optional().openapi({
        description:
          "The score minus the score of the item at the target rank; null if either has none.",
      }),
      counterfactual: requireDocs(CounterfactualView).optional(),
    })
    .openapi("Lift"),
);
