import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { queryInteger } from "./query-integer.ts";
import { ScoreQuery, ScoreView } from "./ranking.ts";

export const LiftQuery = ScoreQuery.extend({
  target_rank: queryInteger(1, 5_000_000).optional().openapi({
    description: "Also says what would bring the item to this rank, or before it.",
  }),
});

/** A priority is a word, every other rating a number. */
const ratingValue = docsOnly(() => z.union([z.number(), z.string()]));
const move = docsOnly(() =>
  z.number().openapi({
    description:
      "How far from today's rating, as a share of the criterion's range; of what is not rated, from its worst end.",
  }),
);

const score = docsOnly(() =>
  z.number().nullable().openapi({
    description: "Null: it still has none, and only goes up among those that have none.",
  }),
);

const Change = docsOnly(() =>
  z.object({
    criterion: z.string(),
    name: z.string(),
    from: ratingValue.nullable().openapi({ description: "Null: it is not rated today." }),
    to: ratingValue,
  }),
);

export const CounterfactualView = docsOnly(() =>
  z
    .object({
      target_rank: z.int(),
      single: z
        .array(Change.extend({ move, rank: z.int(), score }))
        .openapi({ description: "Every change of one rating that suffices, the smallest first." }),
      insufficient: z
        .array(
          z.object({
            criterion: z.string(),
            name: z.string(),
            at: ratingValue,
            rank: z.int(),
            reason: z.string(),
          }),
        )
        .openapi({ description: "Criteria that do not suffice alone, at the best they can be." }),
      overall: z
        .object({
          changes: z.array(Change),
          move: z.number(),
          rank: z.int(),
          score,
          is_exact: z.boolean(),
        })
        .nullable()
        .openapi({
          description:
            "The shortest move of all, over one rating or several (the root of the sum of squared shares). " +
            "Exact for sums; for other models the shortest nearby.",
        }),
      is_approximate: z.boolean().openapi({
        description: "Ratings were tried, as scores may bend back: a smaller change may be missed.",
      }),
      reason: z.string().optional().openapi({ description: "Why there is nothing to change." }),
    })
    .openapi("Counterfactual"),
);

export const LiftView = docsOnly(() =>
  ScoreView.extend({
    rank: z
      .int()
      .optional()
      .openapi({ description: "Today's; where a `target_rank` is asked for." }),
    distance_to_rank: z.number().nullable().optional().openapi({
      description: "The score less that of the item at the wanted rank; null where one has none.",
    }),
    counterfactual: CounterfactualView.optional(),
  }).openapi("Lift"),
);
