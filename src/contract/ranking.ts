import { z } from "@hono/zod-openapi";
import { scopes } from "../core/status/scope.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import {
  betterWorseFields,
  Expand,
  expansionFields,
  FailedGateView,
  GateView,
  ScoreParts,
} from "./expansions.ts";
import { filterFields, filterQuery } from "./filters.ts";
import { ItemId, ModelId } from "./ids.ts";
import { CriterionKey, ItemView, Priority, Rating } from "./item.ts";
import { limits } from "./limits.ts";
import { definitionFields } from "./model.ts";
import { PageInfo, Pagination, pagingQuery } from "./paging.ts";
import { PastPointQuery } from "./past-point.ts";
import { queryInteger } from "./query-integer.ts";
import { Scope, UnfilteredScope } from "./scope.ts";
import { StabilityDraws } from "./stability.ts";

const itemFields = new Set(Object.keys(ItemView.shape));

const Fields = z
  .string()
  .max(400)
  .transform((text) => text.split(","))
  .refine((names) => names.every((name) => itemFields.has(name)), {
    message: `Unknown field. Send some of ${[...itemFields].join(", ")}, separated by commas.`,
  })
  .optional()
  .openapi({
    type: "string",
    description: "The fields of the item to return, separated by commas; all by default.",
  });

const pageQuery = { ...filterQuery, ...pagingQuery, fields: Fields, expand: Expand };

const revisionQuery = queryInteger(1).optional();

export const RankingQuery = z.strictObject({
  model: ModelId.optional().openapi({
    description: "If absent, the default model of the workspace.",
  }),
  revision: revisionQuery,
  at: PastPointQuery,
  scope: Scope,
  ...pageQuery,
});

export const PastRankingQuery = z.strictObject(pageQuery);

export const ScoreQuery = z.strictObject({
  model: ModelId.optional(),
  revision: revisionQuery,
  scope: UnfilteredScope,
});

export const RankingListQuery = z.strictObject({
  limit: queryInteger(1, limits.pageItemsMax).default(50),
  at: PastPointQuery,
  before: queryInteger(1)
    .optional()
    .openapi({ description: "Lists only rankings of older generations." }),
});

export const RankingView = z
  .object({
    id: z.string().openapi({
      description: "The id of a stored ranking. Ordinal does not store rankings of all items.",
    }),
    model: z.string(),
    revision: z.int(),
    generation: z.int().openapi({ description: "The generation of the backlog that was ranked." }),
    scope: z.enum(scopes).openapi({
      description: "The items that the ranking contains: the open ones, or all.",
    }),
    order_rules: z.int().openapi({
      description:
        "The version of the order rules. Rules 1 ranked the items of all statuses, and tied only " +
        "equal scores.",
    }),
    created_at: z
      .string()
      .openapi({ description: "The time at which the generation was created." }),
    count: z.int().openapi({
      description: "The number of ranked items, without those that a gate leaves out.",
    }),
    unscored: z.int(),
    digest: z.string().openapi({
      description: "The SHA-256 of the order, its scores, failed gates and the order rules.",
    }),
  })
  .openapi("Ranking");

export const RankedItemView = docsOnly(() =>
  z
    .object({
      rank: z.int().openapi({
        description: "The rank from 1 in the whole ranking, even if the page is filtered.",
      }),
      score: z
        .number()
        .nullable()
        .openapi({ description: "Null if the item has no score; the item's score explains why." }),
      category: z.string().nullable(),
      coverage: z
        .number()
        .openapi({ description: "The share of the weight that has ratings, from 0 to 1." }),
      confidence: z.number(),
      tied_with: z.int().openapi({
        description:
          "The number of other items with the same score when rounded to 40 bits. With gates, only " +
          "items that pass, or only items that fail, count.",
      }),
      failed_gate: requireDocs(GateView)
        .optional()
        .openapi({
          description:
            "The first gate of the model that the item fails; absent if it passes all. A scored " +
            "item that fails ranks after all scored items that pass.",
        }),
      item: ItemView.partial(),
    })
    .openapi("RankedItem"),
);

export const RankingPage = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      data: z.array(requireDocs(RankedItemView).extend(requireDocs(expansionFields))),
      page: requireDocs(PageInfo),
      pagination: requireDocs(Pagination).optional(),
      stability: requireDocs(StabilityDraws)
        .optional()
        .openapi({
          description:
            "With `expand=stability`, the draws behind the stability of the items. Each weight " +
            "varies within ±20 % of its value.",
        }),
    })
    .openapi("RankingPage"),
);

export const ItemRankView = docsOnly(() =>
  requireDocs(RankedItemView)
    .omit({ item: true })
    .extend({ ranking: RankingView })
    .openapi("ItemRank"),
);

export const RankingList = docsOnly(() =>
  z
    .object({ data: z.array(RankingView), page: z.object({ next_before: z.int().nullable() }) })
    .openapi("RankingList"),
);

/** A reference to an item. */
export const ItemRef = docsOnly(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    external_id: z.string().optional(),
  }),
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
      parts: requireDocs(ScoreParts),
      missing: z.array(z.string()),
      distance: z.object({ high: z.number(), medium: z.number() }).optional(),
      ...requireDocs(betterWorseFields),
      failed_gate: requireDocs(FailedGateView).optional().openapi({
        description: "The first gate that the item fails; absent if it passes all.",
      }),
    })
    .openapi("Score"),
);

const WhatIfPatch = z.strictObject({
  id: ItemId,
  ratings: z.record(CriterionKey, Rating.nullable()).optional(),
  priority: Priority.nullish(),
  size: z.number().positive().max(limits.ratingMagnitudeMax).nullish(),
});

export const WhatIfRequest = z
  .strictObject({
    model: ModelId.optional(),
    revision: z.int().min(1).optional(),
    ...definitionFields,
    patches: z.array(WhatIfPatch).max(limits.batchOperationsMax).default([]),
    filters: z.strictObject(filterFields).default({}),
    scope: Scope,
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
        requireDocs(RankedItemView)
          .omit({ tied_with: true })
          .extend({
            baseline_rank: z
              .int()
              .nullable()
              .openapi({ description: "The rank in the baseline; null if the item has none." }),
          }),
      ),
      left: z.array(
        z.object({
          item: ItemView.partial(),
          rank: z
            .int()
            .nullable()
            .openapi({ description: "Null if a gate leaves the item out of the ranking." }),
          baseline_rank: z.int(),
        }),
      ),
    })
    .openapi("WhatIf"),
);
