import { z } from "@hono/zod-openapi";
import { levelSizeMax } from "../core/ahp/outline.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";
import { JudgementView, CustomCriterion, RandomIndexTable } from "./model.ts";
import { nameText } from "./text.ts";

const name = nameText(100);

const levelMax = [
  levelSizeMax,
  `A level has at most ${levelSizeMax} keys: the tables of random indices end there. Group the ` +
    "criteria into categories.",
] as const;

const Judgements = z.array(JudgementView).max(limits.judgementsMax);

export const JudgeName = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.@+-]{0,59}$/,
    "The name of a judge is not valid. Use 1 to 60 letters, digits and . _ @ + -",
  )
  .openapi({ example: "ana@example.com" });

const outlineFields = {
  criteria: z
    .array(CustomCriterion)
    .min(1)
    .max(...levelMax)
    .optional()
    .openapi({
      description: "A flat list of criteria, with the fields of a criterion of `weighted`.",
    }),
  categories: z
    .array(
      z.strictObject({
        key: CriterionKey,
        name: name.optional(),
        criteria: z
          .array(CustomCriterion)
          .min(1)
          .max(...levelMax),
      }),
    )
    .min(1)
    .max(...levelMax)
    .optional()
    .openapi({ description: "Criteria by category. Send it instead of `criteria`." }),
  table: RandomIndexTable.optional().openapi({
    description: "The random index table; `classic` by default.",
  }),
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
      .array(z.array(z.number().nullable()).max(limits.criteriaMax))
      .max(...levelMax)
      .optional()
      .openapi({
        description:
          "The rows of a reciprocal matrix. Send it instead of judgements. `null` above " +
          "the diagonal means not compared; `null` below it is the reciprocal of the cell above. " +
          "Reciprocals need two decimals: 0.14 counts as 1/7.",
      }),
    judgements: Judgements.optional(),
    judges: z
      .record(JudgeName, Judgements)
      .refine((judges) => Object.keys(judges).length <= limits.judgesMax, {
        message: `There are more than ${limits.judgesMax} judges. Remove some.`,
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
  verdict: requireDocs(Verdict),
  weights: requireDocs(Shares).optional(),
  lambda: z.number().optional(),
  ci: z.number().optional(),
  cr: requireDocs(ConsistencyRatio)
    .optional()
    .openapi({
      description:
        "The consistency ratio; absent for a level with more keys than the table covers. Only " +
        "hierarchies that were created before this limit have such a level.",
    }),
}));

const LevelView = docsOnly(() =>
  z.object({
    under: z.string().optional(),
    keys: z.array(z.string()),
    ...requireDocs(weightFields),
    matrix: z.array(z.array(z.number().nullable())).openapi({
      description: "The judgements of the group; null where nothing was compared.",
    }),
    missing: z.array(z.object({ a: z.string(), b: z.string() })),
    estimated: z.array(z.object({ a: z.string(), b: z.string(), value: z.number() })).openapi({
      description: "The missing judgements, estimated with the least inconsistency.",
    }),
    disconnected_groups: z
      .array(z.array(z.string()))
      .openapi({ description: "Groups of criteria without a comparison between them." }),
    worst: z
      .object({
        a: z.string(),
        b: z.string(),
        value: z.number(),
        correction: requireDocs(Correction).openapi({
          description: "The best correction on Saaty's scale, and the consistency ratio with it.",
        }),
        exact: requireDocs(Correction).openapi({
          description: "The value that all other judgements imply.",
        }),
      })
      .optional()
      .openapi({ description: "The most inconsistent judgement." }),
    consensus: z.number().optional().openapi({
      description: "The agreement of the judges from 0 to 1, by Shannon entropy (Goepel).",
    }),
    judges: z.array(
      z.object({
        judge: z.string(),
        ...requireDocs(weightFields),
        missing: z.int(),
        consensus: z
          .number()
          .optional()
          .openapi({ description: "The agreement with the group, from 0 to 1." }),
      }),
    ),
  }),
);

export const HierarchyResultView = docsOnly(() =>
  z
    .object({
      table: RandomIndexTable,
      verdict: requireDocs(Verdict),
      may_be_finalized: z.boolean(),
      weights: requireDocs(Shares)
        .optional()
        .openapi({ description: "The global weight of each criterion." }),
      levels: z.array(requireDocs(LevelView)),
    })
    .openapi("HierarchyResult"),
);

const summaryFields = docsOnly(() => ({
  id: z.string().openapi({ example: "hie_01jd3wq2f8e5avb1j0yqk3n9ds" }),
  name: z.string(),
  version: z.int().min(1),
  model: z
    .string()
    .optional()
    .openapi({ description: "The model that was created from the hierarchy, which is final." }),
  created_at: z.string(),
  updated_at: z.string(),
}));

export const HierarchyView = docsOnly(() =>
  z
    .object({
      ...requireDocs(summaryFields),
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
      result: requireDocs(HierarchyResultView),
    })
    .openapi("Hierarchy"),
);

export const HierarchyList = docsOnly(() =>
  z.object({ data: z.array(z.object(requireDocs(summaryFields))) }).openapi("HierarchyList"),
);
