import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";
import { ItemRef, ScoreQuery } from "./ranking.ts";
import { ScopeName } from "./scope.ts";

export const BandsQuery = ScoreQuery.extend({
  unrated: z
    .enum(["ranges", "absent"])
    .default("ranges")
    .openapi({
      description:
        "How to treat an unrated criterion: `ranges` for any value in its range, or `absent` for " +
        "the rule of the model for missing ratings.",
    }),
  limit: queryInteger(1, limits.pageItemsMax).default(50),
  offset: queryInteger(0, 5_000_000).default(0),
});

const BandView = docsOnly(() =>
  z.object({
    item: requireDocs(ItemRef),
    rank: z.int(),
    score: z.number().nullable(),
    band: z.object({ low: z.number().nullable(), high: z.number().nullable() }).openapi({
      description:
        "Null means no bound: the item may have no score at its worst ratings, or because ratings " +
        "are missing.",
    }),
    rank_range: z.object({ best: z.int(), worst: z.int() }),
    tied: z
      .object({ from: z.int(), to: z.int() })
      .nullable()
      .openapi({ description: "The ranks of the group of neighbours whose bands overlap." }),
  }),
);

const NextRatingView = docsOnly(() =>
  z.object({
    item: requireDocs(ItemRef),
    criterion: z.string(),
    name: z.string(),
    settles: z.int().openapi({
      description: "The number of pairs of items that this rating would put in order.",
    }),
    what_if_rating: z.number().openapi({ description: "The rating that `settles` assumes." }),
    from: z
      .object({ low: z.number(), likely: z.number(), high: z.number() })
      .nullable()
      .openapi({ description: "The current rating; null if there is none." }),
  }),
);

export const BandsView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      model: z.string(),
      revision: z.int(),
      scope: ScopeName,
      unrated: z.enum(["ranges", "absent"]),
      is_exact: z.boolean().openapi({
        description:
          "False if the score is not monotone in a rating, so that extremes can lie between " +
          "its ends.",
      }),
      note: z
        .string()
        .nullable()
        .openapi({
          description:
            "The limitation of `ask_next` for a model with `missing` `none` or `min_coverage`: it " +
            "assumes one new rating at a time. Null for other models.",
        }),
      count: z.int(),
      unsettled_pairs: z
        .int()
        .openapi({ description: "The number of pairs of items whose bands overlap." }),
      data: z.array(requireDocs(BandView)),
      ask_next: z.array(requireDocs(NextRatingView)).openapi({
        description: "The ratings that would put the most pairs in order, at most 50.",
      }),
    })
    .openapi("Bands"),
);
