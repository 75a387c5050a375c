import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";
import { ItemRef, ScoreQuery } from "./ranking.ts";

export const BandsQuery = ScoreQuery.extend({
  missing: z.enum(["ranges", "absent"]).default("ranges").openapi({
    description:
      "What an unrated criterion may be: anything in its range, or nothing that counts, as in the score.",
  }),
  limit: queryInteger(1, limits.pageItemsMax).default(50),
  offset: queryInteger(0, 5_000_000).default(0),
});

const BandView = docsOnly(() =>
  z.object({
    item: ItemRef,
    rank: z.int(),
    score: z.number().nullable(),
    band: z
      .object({ low: z.number().nullable(), high: z.number().nullable() })
      .openapi({ description: "Null: no bound; at its worst it may have no score." }),
    rank_range: z.object({ best: z.int(), worst: z.int() }),
    tied: z
      .object({ from: z.int(), to: z.int() })
      .nullable()
      .openapi({ description: "Ranks of neighbours whose bands overlap, each with the next." }),
  }),
);

const NextRatingView = docsOnly(() =>
  z.object({
    item: ItemRef,
    criterion: z.string(),
    name: z.string(),
    settles: z.int().openapi({ description: "Pairs that are told apart then and are not now." }),
    what_if_rating: z.number().openapi({ description: "The rating that this was counted with." }),
    from: z
      .object({ low: z.number(), likely: z.number(), high: z.number() })
      .nullable()
      .openapi({ description: "What is said today; null where nobody rated it." }),
  }),
);

export const BandsView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      model: z.string(),
      revision: z.int(),
      missing: z.enum(["ranges", "absent"]),
      is_exact: z
        .boolean()
        .openapi({ description: "False where scores may bend back in between." }),
      count: z.int(),
      unsettled_pairs: z.int().openapi({ description: "Pairs of items whose bands overlap." }),
      data: z.array(BandView),
      ask_next: z.array(NextRatingView).openapi({
        description: "The ratings that would settle most pairs, if they were known: up to 50.",
      }),
    })
    .openapi("Bands"),
);
