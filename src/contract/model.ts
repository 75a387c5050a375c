import { z } from "@hono/zod-openapi";
import { randomIndexNames } from "../core/ahp/consistency.ts";
import { type ModelRow } from "../core/workspace.ts";
import { docsOnly } from "./docs-only.ts";
import { ItemId, ModelId } from "./ids.ts";
import { formatTime } from "./item-view.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";
import { text } from "./text.ts";

const finite = z.number().min(-limits.ratingMagnitudeMax).max(limits.ratingMagnitudeMax);

/** A criterion of a workspace's own. */
export const CustomCriterion = z
  .strictObject({
    key: CriterionKey,
    name: text(100).min(1).optional(),
    unit: text(100).min(1).optional(),
    min: finite.optional(),
    max: finite.optional(),
    direction: z.enum(["up", "down"]).optional(),
    scale: z.enum(["linear", "log"]).optional(),
  })
  .openapi("CustomCriterion");

const VoteView = z
  .strictObject({
    winner: ItemId,
    loser: ItemId,
    count: z.int().min(1).max(1_000_000).optional(),
  })
  .openapi("Vote");

/** "a is `value` times as important as b". */
export const JudgementView = z
  .strictObject({
    a: CriterionKey,
    b: CriterionKey,
    value: z.number().openapi({ description: "1/9 to 9; 0.333 counts as 1/3.", example: 3 }),
    under: CriterionKey.optional().openapi({
      description: "The category that both are criteria of; absent at the top.",
    }),
  })
  .openapi("Judgement");

/** Whose random matrices a consistency ratio is told by. */
export const RandomIndexTable = z.enum(randomIndexNames);

const withinCriteriaMax = [
  (said: object) => Object.keys(said).length <= limits.criteriaMax,
  { message: `There are at most ${limits.criteriaMax} of them.` },
] as const;

/** What can be different about a model. */
export const definitionFields = {
  preset: z.string().max(60).optional().openapi({ example: "agile" }),
  weights: z
    .record(z.string().max(100), z.number())
    .refine(...withinCriteriaMax)
    .optional()
    .openapi({ description: "Weights by input; normalised to 1." }),
  criteria: z
    .union([
      z.array(CustomCriterion).max(limits.criteriaMax),
      z.record(z.string().max(100), CriterionKey).refine(...withinCriteriaMax),
    ])
    .optional()
    .openapi({
      description:
        "Of `weighted`, `weighted-product`, `topsis` and `formula`, a list: their criteria; of others, which criterion a input reads instead.",
    }),
  cutoffs: z.strictObject({ high: z.number(), medium: z.number() }).optional(),
  aggregation: z.enum(["product", "mean"]).optional(),
  scaling: z.enum(["absolute", "min-max", "z-score", "percentile"]).optional().openapi({
    description: "Of `weighted`: by the declared range, or by what the board holds.",
  }),
  expression: z.string().min(1).max(limits.expressionLengthMax).optional().openapi({
    description: "Of `formula`: what the score is, over criteria.",
    example: "(value * 2 + urgency) / max(effort, 1)",
  }),
  votes: z.array(VoteView).max(limits.votesMax).optional().openapi({
    description: "Of `votes`: which item was preferred to which.",
  }),
  tie_break: ModelId.optional().openapi({
    description: "Of `moscow`: the kind of model that orders items of one class.",
  }),
  half_life_days: z.number().positive().max(36_500).optional(),
  thresholds: z.strictObject({ value: finite, effort: finite }).optional(),
  judgements: z.array(JudgementView).max(limits.judgementsMax).optional().openapi({
    description: "Of `ahp`: what its weights come from.",
  }),
  categories: z
    .array(
      z.strictObject({
        key: CriterionKey,
        name: text(100).min(1).optional(),
        criteria: z.array(CriterionKey).max(limits.criteriaMax),
      }),
    )
    .max(limits.criteriaMax)
    .optional()
    .openapi({ description: "Of `ahp`: which criteria are compared with each other." }),
  table: RandomIndexTable.optional(),
};

const Definition = docsOnly(() => z.strictObject(definitionFields));

export type DefinitionBody = z.infer<typeof Definition>;

export const NewModel = z
  .strictObject({
    id: ModelId,
    name: text(100).min(1).optional(),
    kind: ModelId.openapi({ example: "weighted" }),
    ...definitionFields,
  })
  .openapi("NewModel");

export const NewRevision = z
  .strictObject({
    name: text(100).min(1).optional(),
    kind: ModelId.optional(),
    ...definitionFields,
  })
  .openapi("NewRevision");

export const WeightCheck = z
  .strictObject({ kind: ModelId, ...definitionFields })
  .openapi("WeightCheck");

export const ModelView = docsOnly(() =>
  z
    .object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      revision: z.int(),
      is_built_in: z.boolean(),
      formula: z.string(),
      criteria: z.array(
        z.object({ input: z.string(), key: z.string(), weight: z.number() }).loose(),
      ),
      weights: z.record(z.string(), z.number()),
      cutoffs: z.object({ high: z.number(), medium: z.number() }).optional(),
      aggregation: z.enum(["product", "mean"]).optional(),
      is_relative: z.boolean().openapi({
        description: "Whether a score depends on what else is on the board.",
      }),
      scaling: z.enum(["min-max", "z-score", "percentile"]).optional(),
      expression: z.string().optional(),
      thresholds: z.object({ value: z.number(), effort: z.number() }).optional(),
      half_life_days: z.number().optional(),
      tie_break: z.string().optional(),
      is_regularised: z.boolean().optional(),
      note: z.string().optional().openapi({
        description: "What a reader of the scores has to know about this model.",
      }),
      classes: z.array(z.string()).optional().openapi({
        description: "The categories that items fall into, where they are not High, Medium, Low.",
      }),
      consistency: z
        .array(
          z.object({
            under: z.string().optional(),
            lambda: z.number(),
            cr: z.number(),
            table: RandomIndexTable,
          }),
        )
        .optional()
        .openapi({ description: "How far the judgements contradict each other, by matrix." }),
      presets: z.array(z.string()),
      created_at: z.string().optional(),
    })
    .openapi("Model"),
);

export const ModelList = docsOnly(() =>
  z.object({ data: z.array(ModelView) }).openapi("ModelList"),
);

export const ModelQuery = z.strictObject({ revision: queryInteger(1).optional() });

export const WeightReportView = docsOnly(() =>
  z
    .object({
      is_valid: z.boolean(),
      issues: z.array(z.string()),
      suggestions: z.array(z.string()),
      normalised: z.record(z.string(), z.record(z.string(), z.number())),
    })
    .openapi("WeightReport"),
);

export const PresetList = docsOnly(() =>
  z
    .object({
      data: z.array(
        z.object({
          kind: z.string(),
          preset: z.string(),
          request: z.record(z.string(), z.unknown()),
        }),
      ),
    })
    .openapi("PresetList"),
);

/** When a model of a workspace's own was made. */
export function formatCreatedAt({ createdAt }: ModelRow): string {
  return formatTime(createdAt);
}
