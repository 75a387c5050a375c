import { z } from "@hono/zod-openapi";
import { type RankingRow } from "../core/workspace.ts";
import { docsOnly } from "./docs-only.ts";
import { Expand, expansionFields, ScoreParts } from "./expansions.ts";
import { filterQuery } from "./filters.ts";
import { ItemId, ModelId, RankingId } from "./ids.ts";
import { formatTime } from "./item-view.ts";
import { CriterionKey, ItemView, Priority, Rating } from "./item.ts";
import { limits } from "./limits.ts";
import { definitionFields } from "./model.ts";
import { PageInfo, Pagination, pagingQuery } from "./paging.ts";
import { queryInteger } from "./query-integer.ts";

const itemFields = new Set(Object.keys(ItemView.shape));

const Fields = z
  .string()
  .max(400)
  .transform((text) => text.split(","))
  .refine((names) => names.every((name) => itemFields.has(name)), {
    message: `The fields of an item are ${[...itemFields].join(", ")}.`,
  })
  .optional()
  .openapi({
    type: "string",
    description: "Fields of the item to send, by comma; all, if not given.",
  });

const pageQuery = { ...filterQuery, ...pagingQuery, fields: Fields, expand: Expand };

const revisionQuery = queryInteger(1).optional();

export const RankingQuery = z.strictObject({
  model: ModelId.optional().openapi({
    description: "The workspace's default model, if not given.",
  }),
  revision: revisionQuery,
  ...pageQuery,
});

export const PastRankingQuery = z.strictObject(pageQuery);

export const ScoreQuery = z.strictObject({
  model: ModelId.optional(),
  revision: revisionQuery,
});

export const DiffQuery = z.strictObject({
  from: RankingId,
  to: RankingId,
  limit: queryInteger(1, limits.pageItemsMax).default(50),
});

export const RankingListQuery = z.strictObject({
  limit: queryInteger(1, limits.pageItemsMax).default(50),
  before: queryInteger(1).optional().openapi({ description: "A generation." }),
});

export const RankingView = z
  .object({
    id: z.string(),
    model: z.string(),
    revision: z.int(),
    generation: z.int().openapi({ description: "The state of the backlog that was ranked." }),
    created_at: z.string().openapi({ description: "When that state came to be." }),
    count: z.int(),
    unscored: z.int(),
    digest: z.string().openapi({ description: "SHA-256 of the order and its scores." }),
  })
  .openapi("Ranking");

export const RankedItemView = docsOnly(() =>
  z
    .object({
      rank: z.int().openapi({ description: "From 1, in the whole ranking, filtered or not." }),
      score: z.number().nullable().openapi({ description: "Null: no score; see the item's own." }),
      category: z.string().nullable(),
      coverage: z.number().openapi({ description: "The share of the weight that was rated, 0–1." }),
      confidence: z.number(),
      tied_with: z.int().openapi({ description: "How many other items have this very score." }),
      item: ItemView.partial(),
    })
    .openapi("RankedItem"),
);

export const RankingPage = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      data: z.array(RankedItemView.extend(expansionFields)),
      page: PageInfo,
      pagination: Pagination.optional(),
    })
    .openapi("RankingPage"),
);

export const ItemRankView = docsOnly(() =>
  RankedItemView.omit({ item: true }).extend({ ranking: RankingView }).openapi("ItemRank"),
);

export const RankingList = docsOnly(() =>
  z
    .object({ data: z.array(RankingView), page: z.object({ next_before: z.int().nullable() }) })
    .openapi("RankingList"),
);

/** An item, to be told apart by. */
export const ItemRef = docsOnly(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    external_id: z.string().optional(),
  }),
);

export const DiffView = docsOnly(() =>
  z
    .object({
      from: RankingView,
      to: RankingView,
      tau_b: z.number().nullable(),
      counts: z.object({ entered: z.int(), left: z.int(), moved: z.int(), unmoved: z.int() }),
      entered: z.array(z.object({ item: ItemRef, to: z.int() })),
      left: z.array(z.object({ item: ItemRef, from: z.int() })),
      moved: z.array(
        z.object({
          item: ItemRef,
          from: z.int(),
          to: z.int(),
          cause: z.enum(["own-ratings", "other-items", "model"]),
        }),
      ),
    })
    .openapi("RankingDiff"),
);

export const ScoreView = docsOnly(() =>
  z
    .object({
      item: z.string(),
      model: z.string(),
      revision: z.int(),
      version: z.int().openapi({ description: "The version of the item that was scored." }),
      value: z.number().nullable(),
      category: z.string().nullable(),
      coverage: z.number(),
      confidence: z.number(),
      formula: z.string(),
      reason: z.string(),
      parts: ScoreParts,
      missing: z.array(z.string()),
      distance: z.object({ high: z.number(), medium: z.number() }).optional(),
    })
    .openapi("Score"),
);

const WhatIfPatch = z.strictObject({
  id: ItemId,
  ratings: z.record(CriterionKey, Rating.nullable()).optional(),
  priority: Priority.nullish(),
  size: z.number().positive().max(limits.ratingMagnitudeMax).nullish(),
});

const { parent, ...filters } = filterQuery;

export const WhatIfRequest = z
  .strictObject({
    model: ModelId.optional(),
    revision: z.int().min(1).optional(),
    ...definitionFields,
    patches: z.array(WhatIfPatch).max(limits.batchOperationsMax).default([]),
    filters: z.strictObject({ ...filters, parent }).default({}),
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
  })
  .openapi("WhatIfRequest");

export const WhatIfView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      model: z.string(),
      baseline: RankingView,
      count: z.int(),
      unscored: z.int(),
      data: z.array(
        RankedItemView.omit({ tied_with: true }).extend({
          baseline_rank: z.int().nullable().openapi({ description: "The rank it has today." }),
        }),
      ),
      left: z.array(z.object({ item: ItemView.partial(), rank: z.int(), baseline_rank: z.int() })),
    })
    .openapi("WhatIf"),
);

/** What a list says of a ranking: of its row, or of the ranking itself. */
export function toRankingView(ranking: Omit<RankingRow, "workspace">): z.infer<typeof RankingView> {
  const { id, model, revision, generation, at, count, unscored, digest } = ranking;
  return { id, model, revision, generation, created_at: formatTime(at), count, unscored, digest };
}
