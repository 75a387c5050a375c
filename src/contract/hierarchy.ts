import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";
import { JudgementView, CustomCriterion, RandomIndexTable } from "./model.ts";
import { text } from "./text.ts";

/** How many things are compared with each other at most. */
const levelSizeMax = 15;

const name = text(100).min(1);

const Judgements = z.array(JudgementView).max(limits.judgementsMax);

export const JudgeName = z
  .string()
  .regex(/^[A-Za-z0-9][\w.@+-]{0,59}$/, "A judge is named in letters, digits and . _ @ + -")
  .openapi({ example: "ana@example.com" });

const outlineFields = {
  criteria: z.array(CustomCriterion).min(1).max(levelSizeMax).optional().openapi({
    description: "Side by side; a criterion may say all that one of `weighted` may.",
  }),
  categories: z
    .array(
      z.strictObject({
        key: CriterionKey,
        name: name.optional(),
        criteria: z.array(CustomCriterion).min(1).max(levelSizeMax),
      }),
    )
    .min(1)
    .max(levelSizeMax)
    .optional()
    .openapi({ description: "Instead of `criteria`: these by category." }),
  table: RandomIndexTable.optional().openapi({ description: "classic, unless said otherwise." }),
};

export const NewHierarchy = z.strictObject({ name, ...outlineFields }).openapi("NewHierarchy");

export type OutlineBody = Omit<z.infer<typeof NewHierarchy>, "name">;

export const JudgeBody = z
  .strictObject({ judgements: Judgements, expected_version: z.int().min(1).optional() })
  .openapi("JudgeRequest");

export const FinalizeBody = z
  .strictObject({
    model: ModelId.openapi({ example: "by-judgement" }),
    name: name.optional(),
    expected_version: z.int().min(1).optional(),
  })
  .openapi("FinalizeRequest");

export const ComputeBody = z
  .strictObject({
    ...outlineFields,
    matrix: z
      .array(z.array(z.number().nullable()).max(levelSizeMax))
      .max(levelSizeMax)
      .optional()
      .openapi({
        description: "Instead of judgements: rows of a reciprocal matrix; null is not compared.",
      }),
    judgements: Judgements.optional(),
    judges: z
      .record(JudgeName, Judgements)
      .refine((judges) => Object.keys(judges).length <= limits.judgesMax, {
        message: `There are at most ${limits.judgesMax} judges.`,
      })
      .optional(),
  })
  .openapi("HierarchyComputeRequest");

export type ComputeBody = z.infer<typeof ComputeBody>;

const Shares = docsOnly(() => z.record(z.string(), z.number()));
const ConsistencyRatio = docsOnly(() => z.object({ value: z.number(), table: RandomIndexTable }));
const Correction = docsOnly(() => z.object({ value: z.number(), cr: z.number().optional() }));
const Verdict = docsOnly(() =>
  z.enum(["consistent", "marginal", "inconsistent", "unknown", "incomplete"]),
);
const weightFields = docsOnly(() => ({
  verdict: Verdict,
  weights: Shares.optional(),
  lambda: z.number().optional(),
  ci: z.number().optional(),
  cr: ConsistencyRatio.optional().openapi({
    description: "Absent where the table ends: beyond ten.",
  }),
}));

export const HierarchyResultView = docsOnly(() =>
  z
    .object({
      table: RandomIndexTable,
      verdict: Verdict,
      may_be_finalized: z.boolean(),
      weights: Shares.optional().openapi({ description: "Of each criterion in the whole." }),
      levels: z.array(
        z.object({
          under: z.string().optional(),
          keys: z.array(z.string()),
          ...weightFields,
          matrix: z
            .array(z.array(z.number().nullable()))
            .openapi({ description: "The group's judgements; null where nobody compared." }),
          missing: z.array(z.object({ a: z.string(), b: z.string() })),
          estimated: z
            .array(z.object({ a: z.string(), b: z.string(), value: z.number() }))
            .openapi({ description: "What was missing, as it contradicts the rest least." }),
          disconnected_groups: z
            .array(z.array(z.string()))
            .openapi({ description: "Parts between which nothing was compared." }),
          worst: z
            .object({
              a: z.string(),
              b: z.string(),
              value: z.number(),
              correction: Correction.openapi({
                description: "On Saaty's scale, and CR if it were said.",
              }),
              exact: Correction.openapi({ description: "As all other judgements have it." }),
            })
            .optional()
            .openapi({ description: "The judgement that stands against the others most." }),
          consensus: z.number().optional().openapi({
            description: "0–1: how far the judges agree, by Shannon's entropies (Goepel).",
          }),
          judges: z.array(
            z.object({
              judge: z.string(),
              ...weightFields,
              missing: z.int(),
              consensus: z.number().optional().openapi({ description: "With the group." }),
            }),
          ),
        }),
      ),
    })
    .openapi("HierarchyResult"),
);

const summaryFields = docsOnly(() => ({
  id: z.string().openapi({ example: "hie_01jd3wq2f8e5avb1j0yqk3n9ds" }),
  name: z.string(),
  version: z.int().min(1),
  model: z.string().optional().openapi({ description: "That it became; it is final." }),
  created_at: z.string(),
  updated_at: z.string(),
}));

export const HierarchyView = docsOnly(() =>
  z
    .object({
      ...summaryFields,
      criteria: z.array(CustomCriterion).optional(),
      categories: z
        .array(
          z.object({
            key: z.string(),
            name: z.string().optional(),
            criteria: z.array(CustomCriterion),
          }),
        )
        .optional(),
      table: RandomIndexTable,
      judges: z.record(z.string(), z.array(JudgementView)),
      result: HierarchyResultView,
    })
    .openapi("Hierarchy"),
);

export const HierarchyList = docsOnly(() =>
  z.object({ data: z.array(z.object(summaryFields)) }).openapi("HierarchyList"),
);
