import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { filterQuery } from "./filters.ts";
import { ModelId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { ItemSummaryView } from "./items.ts";
import { limits } from "./limits.ts";
import { personFields } from "./people.ts";
import { RankingView } from "./ranking.ts";

const word = z.string().min(1).max(limits.wordLengthMax);

/** What every plan is made of. */
const planFields = {
  model: ModelId.optional().openapi({ description: "The default model, if not given." }),
  revision: z.int().min(1).optional(),
  done: z
    .array(word)
    .max(50)
    .default(["done", "closed", "resolved"])
    .openapi({ description: "Statuses of work that is over, in any case of letters." }),
};

export const OrderRequest = z
  .strictObject({
    ...planFields,
    criterion: CriterionKey.default("cost_of_delay").openapi({
      description: "What a unit of time costs until an item is done.",
    }),
    limit: z.int().min(1).max(limits.pageItemsMax).default(50),
    offset: z.int().min(0).max(10_000_000).default(0),
  })
  .openapi("OrderRequest");

export const OrderView = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      count: z.int(),
      links: z.int().openapi({ description: "Links between items of which neither is done." }),
      inversions: z.int().openapi({
        description: "Pairs that stand the other way round than in the ranking.",
      }),
      cycles: z.array(z.array(z.string())).openapi({
        description: "Items that wait for each other, the first 1,000 of them.",
      }),
      ignored_links: z
        .array(z.object({ item: z.string(), blocked_by: z.string() }))
        .openapi({ description: "Links inside cycles, the first 1,000: they were not followed." }),
      counts: z.object({ done: z.int(), cycles: z.int(), ignored_links: z.int() }),
      delay_cost: z
        .object({
          criterion: z.string(),
          plan: z.number().openapi({ description: "Σ cost of delay × completion, in this order." }),
          ranking: z.number().openapi({ description: "The same in the order of the ranking." }),
          without_size: z
            .int()
            .openapi({ description: "Items left out of both: nobody sized them." }),
          without_cost: z.int().openapi({ description: "Items that take time and cost nothing." }),
        })
        .openapi({ description: "Of what is not done; sizes are the time that work takes." }),
      data: z.array(
        z.object({
          rank: z.int().openapi({ description: "From 1, in the order of doing." }),
          ranking_rank: z.int().openapi({ description: "The rank it has in the ranking." }),
          moved: z.int().openapi({ description: "How many ranks it went up; down is negative." }),
          score: z.number().nullable(),
          item: ItemSummaryView,
          blocked_by: z
            .array(z.string())
            .openapi({ description: "What it waits for; all before." }),
        }),
      ),
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
        "How much work fits, in the unit of an item's size; what the people have room for, if not given.",
    }),
    value: CriterionKey.optional().openapi({
      description: "The criterion that is an item's value; its score, if not given.",
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
          "Who does it: `true` for the people of the workspace, or a list. 422 where there is nobody.",
      }),
    filters: z.strictObject(filterQuery).default({}),
    candidates: z.int().min(1).max(limits.candidatesMax).default(200).openapi({
      description: "How many of the best ranked that pass and are not done are looked at.",
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
    item: ItemSummaryView,
    person: z
      .object({ id: z.string().optional(), name: z.string() })
      .optional()
      .openapi({ description: "Who does it." }),
  }),
);

export const FitView = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      capacity: z.number(),
      used: z.number(),
      value: z.number(),
      is_exact: z.boolean().openapi({ description: "Whether no other choice is worth more." }),
      upper_bound: z.number().openapi({ description: "No choice is worth more than this." }),
      gap: z.number().openapi({ description: "The part of the bound that is not reached, 0–1." }),
      method: z.enum(["take-all", "dynamic-programming", "branch-and-bound", "greedy"]),
      candidates: z.int(),
      chosen: z.array(ChosenItem),
      left_out: z
        .array(
          z.object({
            rank: z.int(),
            reason: z.enum(exclusionReasons),
            item: ItemSummaryView,
            blocked_by: z.array(z.string()).openapi({ description: "What is not chosen either." }),
          }),
        )
        .openapi({ description: "By rank, the first 500." }),
      counts: z.record(z.string(), z.int()).openapi({
        description: "How many were left out for each reason.",
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
          "Candidates that wait for each other: the links between them were not followed.",
      }),
      warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
    })
    .openapi("Fit"),
);
