import { z } from "@hono/zod-openapi";
import { randomIndexNames } from "../core/ahp/consistency.ts";
import { missingRules } from "../core/models/model.ts";
import { docsOnly, requireDocs, type WireType } from "./docs-only.ts";
import { GateView } from "./expansions.ts";
import { gateFields } from "./gate.ts";
import { ItemId, ModelId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";
import { queryInteger } from "./query-integer.ts";
import { nameText } from "./text.ts";

const finite = z.number().min(-limits.ratingMagnitudeMax).max(limits.ratingMagnitudeMax);

/** A criterion that a workspace defines. */
export const CustomCriterion = z
  .strictObject({
    key: CriterionKey,
    name: nameText(100).optional(),
    unit: nameText(100).optional(),
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

/** A judgement: a is `value` times as important as b. */
export const JudgementView = z
  .strictObject({
    a: CriterionKey,
    b: CriterionKey,
    value: z.number().openapi({
      description: "From 1/9 to 9. Reciprocals need two decimals: 0.14 counts as 1/7.",
      example: 3,
    }),
    under: CriterionKey.optional().openapi({
      description: "The category of both criteria; absent at the top level.",
    }),
  })
  .openapi("Judgement");

/** The table of random indices for consistency ratios. */
export const RandomIndexTable = z.enum(randomIndexNames);

const withinCriteriaMax = [
  (entries: object) => Object.keys(entries).length <= limits.criteriaMax,
  { message: `There are more than ${limits.criteriaMax} entries. Remove some.` },
] as const;

const MissingOption = z.enum(missingRules).openapi({
  description:
    "How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, " +
    "`worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The " +
    "default and the accepted values depend on the kind.",
});

const MinCoverage = z
  .number()
  .min(0)
  .max(1)
  .openapi({
    description:
      "The minimum coverage, from 0 to 1, of an item with a score. 0 means no minimum. New " +
      "models of `weighted`, `weighted-product`, `ahp` and `topsis` start with 0.5. A revision " +
      "without this field keeps the value of the previous revision.",
    example: 0.5,
  });

/** The parts of a model that a request can define. */
export const definitionFields = {
  preset: z.string().max(60).optional().openapi({ example: "agile" }),
  weights: z
    .record(z.string().max(100), z.number())
    .refine(...withinCriteriaMax)
    .optional()
    .openapi({ description: "Weights by input, normalised to a sum of 1." }),
  criteria: z
    .union([
      z.array(CustomCriterion).max(limits.criteriaMax),
      z.record(z.string().max(100), CriterionKey).refine(...withinCriteriaMax),
    ])
    .optional()
    .openapi({
      description:
        "For `weighted`, `weighted-product`, `topsis` and `formula`: the list of criteria. For " +
        "other kinds: the criterion that each input reads instead of its own.",
    }),
  cutoffs: z.strictObject({ high: z.number(), medium: z.number() }).optional(),
  aggregation: z.enum(["product", "mean"]).optional(),
  missing: MissingOption.optional(),
  min_coverage: MinCoverage.optional(),
  scaling: z.enum(["absolute", "min-max", "z-score", "percentile"]).optional().openapi({
    description: "For `weighted`: scale by the declared range, or by the ratings of all items.",
  }),
  expression: z.string().min(1).max(limits.expressionLengthMax).optional().openapi({
    description: "For `formula`: the score as an expression over criteria.",
    example: "(value * 2 + urgency) / max(effort, 1)",
  }),
  votes: z.array(VoteView).max(limits.votesMax).optional().openapi({
    description: "For `votes`: the preferred and the other item of each comparison.",
  }),
  tie_break: ModelId.optional().openapi({
    description: "For `moscow`: the kind of model that orders the items of one class.",
  }),
  half_life_days: z.number().positive().max(36_500).optional(),
  thresholds: z.strictObject({ value: finite, effort: finite }).optional(),
  judgements: z.array(JudgementView).max(limits.judgementsMax).optional().openapi({
    description: "For `ahp`: the judgements that determine the weights.",
  }),
  categories: z
    .array(
      z.strictObject({
        key: CriterionKey,
        name: nameText(100).optional(),
        criteria: z.array(CriterionKey).max(limits.criteriaMax),
      }),
    )
    .max(limits.criteriaMax)
    .optional()
    .openapi({ description: "For `ahp`: the criteria of each category." }),
  table: RandomIndexTable.optional(),
  ...gateFields,
};

const Definition = docsOnly(() => z.strictObject(definitionFields));

export type DefinitionBody = WireType<typeof Definition>;

export const NewModel = z
  .strictObject({
    id: ModelId,
    name: nameText(100).optional(),
    kind: ModelId.openapi({ example: "weighted" }),
    ...definitionFields,
  })
  .openapi("NewModel");

export const NewRevision = z
  .strictObject({
    name: nameText(100).optional(),
    kind: ModelId.optional(),
    ...definitionFields,
  })
  .openapi("NewRevision");

export const WeightCheck = z
  .strictObject({ kind: ModelId, ...definitionFields })
  .openapi("WeightCheck");

const gateViewFields = docsOnly(() => ({
  gates: z.array(requireDocs(GateView)).optional().openapi({
    description: "The conditions that an item must meet to rank before the others.",
  }),
  gate: z.enum(["last", "out"]).optional(),
}));

const CoverageLimit = docsOnly(() =>
  z.number().openapi({
    description: "Items with a lower coverage have no score; absent if there is no limit.",
  }),
);

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
      missing: MissingOption.optional(),
      min_coverage: requireDocs(CoverageLimit).optional(),
      is_relative: z.boolean().openapi({
        description:
          "Whether a score depends on the other items. If so, another item may change the order " +
          "of two items that did not change, as for `topsis`.",
      }),
      scaling: z.enum(["min-max", "z-score", "percentile"]).optional(),
      expression: z.string().optional(),
      thresholds: z.object({ value: z.number(), effort: z.number() }).optional(),
      half_life_days: z.number().optional(),
      tie_break: z.string().optional(),
      is_regularised: z.boolean().optional(),
      note: z.string().optional().openapi({
        description: "A caution about the scores of this model.",
      }),
      classes: z.array(z.string()).optional().openapi({
        description: "The categories of items, if they are not High, Medium and Low.",
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
        .openapi({ description: "The consistency of the judgements, by matrix." }),
      ...requireDocs(gateViewFields),
      presets: z.array(z.string()),
      created_at: z.string().optional(),
    })
    .openapi("Model"),
);

export const ModelList = docsOnly(() =>
  z.object({ data: z.array(requireDocs(ModelView)) }).openapi("ModelList"),
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
