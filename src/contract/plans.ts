import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { filterFields } from "./filters.ts";
import { ModelId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { ItemSummaryView } from "./items.ts";
import { limits } from "./limits.ts";
import { personFields } from "./people.ts";
import { RankingView } from "./ranking.ts";
import { Scope, UnfilteredScope } from "./scope.ts";

/** The fields of every plan request. */
const planFields = {
  model: ModelId.optional().openapi({
    description: "If absent, the default model of the workspace.",
  }),
  revision: z.int().min(1).optional(),
};

export const OrderRequest = z
  .strictObject({
    ...planFields,
    scope: UnfilteredScope,
    criterion: CriterionKey.default("cost_of_delay").openapi({
      description: "The criterion whose rating is the cost of delay per unit of time.",
    }),
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
    offset: z.int().min(0).max(10_000_000).default(0),
  })
  .openapi("OrderRequest");

const OrderedItemView = docsOnly(() =>
  z.object({
    rank: z.int().openapi({ description: "The position in this order, from 1." }),
    ranking_rank: z.int().openapi({ description: "The rank in the ranking." }),
    moved: z
      .int()
      .openapi({ description: "The number of ranks that the item moved up; negative for down." }),
    score: z.number().nullable(),
    item: requireDocs(ItemSummaryView),
    blocked_by: z
      .array(z.string())
      .openapi({ description: "The ids of its blockers, all of which precede it." }),
  }),
);

export const OrderView = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      count: z.int(),
      links: z.int().openapi({ description: "The number of links between open items." }),
      inversions: z.int().openapi({
        description:
          "The number of pairs whose order is the reverse of their order in the ranking.",
      }),
      cycles: z.array(z.array(z.string())).openapi({
        description: "Items that block each other in a cycle, at most 1,000.",
      }),
      ignored_links: z
        .array(z.object({ item: z.string(), blocked_by: z.string() }))
        .openapi({ description: "Links inside cycles, which the order ignores, at most 1,000." }),
      counts: z.object({
        closed: z.int().openapi({
          description:
            "The number of items that are done or cancelled. Without `scope=all`, the order " +
            "leaves them out.",
        }),
        cycles: z.int(),
        ignored_links: z.int(),
      }),
      delay_cost: z
        .object({
          criterion: z.string(),
          plan: z
            .number()
            .openapi({ description: "Σ cost of delay × completion time, in this order." }),
          ranking: z.number().openapi({ description: "The same sum in the order of the ranking." }),
          without_size: z
            .int()
            .openapi({ description: "The number of items without a size, which both sums omit." }),
          without_cost: z
            .int()
            .openapi({ description: "The number of items with a size but no cost of delay." }),
        })
        .openapi({
          description: "The cost of delay of the open items. The size of an item is its duration.",
        }),
      data: z.array(requireDocs(OrderedItemView)),
      page: z.object({ limit: z.int(), offset: z.int(), total: z.int() }),
    })
    .openapi("Order"),
);

const amount = z.number().min(0).max(limits.ratingMagnitudeMax);

export const FitRequest = z
  .strictObject({
    ...planFields,
    capacity: amount.optional().openapi({
      description:
        "The amount of work that fits, in the unit of item sizes; the capacity of `people` by " +
        "default.",
    }),
    value: CriterionKey.optional().openapi({
      description: "The criterion whose rating is the value of an item; its score by default.",
    }),
    people: z
      .union([
        z.literal(true),
        z
          .array(z.strictObject({ ...personFields, skills: personFields.skills.default([]) }))
          .max(limits.peopleMax),
      ])
      .optional()
      .openapi({
        description:
          "The team: `true` for the people of the workspace, or a list. An empty team is " +
          "rejected with 422.",
      }),
    filters: z.strictObject(filterFields).default({}),
    scope: Scope,
    candidates: z.int().min(1).max(limits.candidatesMax).default(200).openapi({
      description: "The number of best-ranked items to choose from, after the filters.",
    }),
  })
  .openapi("FitRequest");

const exclusionReasons = [
  "no-size",
  "no-value",
  "too-large",
  "blocked",
  "no-skill",
  "no-room",
  "no-capacity",
] as const;

const ChosenItem = docsOnly(() =>
  z.object({
    rank: z.int(),
    value: z.number().nullable(),
    size: z.number(),
    item: requireDocs(ItemSummaryView),
    blocked_by: z
      .array(z.string())
      .openapi({ description: "The ids of its blockers that are chosen." }),
    person: z
      .object({ id: z.string().optional(), name: z.string() })
      .optional()
      .openapi({ description: "The person who is assigned to the item." }),
  }),
);

const LeftOutItem = docsOnly(() =>
  z.object({
    rank: z.int(),
    reason: z.enum(exclusionReasons),
    size: z.number().nullable(),
    item: requireDocs(ItemSummaryView),
    blocked_by: z
      .array(z.string())
      .openapi({ description: "The ids of its blockers that are not chosen either." }),
  }),
);

export const FitView = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      capacity: z.number(),
      used: z.number(),
      value: z.number(),
      is_exact: z.boolean().openapi({ description: "Whether the selection is optimal." }),
      upper_bound: z
        .number()
        .openapi({ description: "The upper bound of the value of any selection." }),
      gap: z.number().openapi({
        description: "The share of `upper_bound` that the selection misses, from 0 to 1.",
      }),
      method: z.enum(["take-all", "dynamic-programming", "branch-and-bound", "greedy"]),
      candidates: z.int(),
      chosen: z.array(requireDocs(ChosenItem)),
      left_out: z.array(requireDocs(LeftOutItem)).openapi({ description: "By rank, at most 500." }),
      counts: z.record(z.string(), z.int()).openapi({
        description: "The number of items left out, by reason.",
      }),
      people: z
        .array(
          z.object({
            id: z.string().optional(),
            name: z.string(),
            capacity: z.number(),
            used: z.number(),
          }),
        )
        .optional(),
      cycles: z.array(z.array(z.string())).openapi({
        description:
          "Candidates that block each other in a cycle. The selection ignores the links between " +
          "them.",
      }),
      warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
    })
    .openapi("Fit"),
);
