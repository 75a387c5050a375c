import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { nameText, text } from "./text.ts";

const tenPointScale = z.number().min(1).max(10);

/** A work item in the format of the original QVF API. Absent fields have the model's defaults. */
const QvfItem = z.strictObject({
  id: nameText(limits.externalIdLengthMax),
  title: text(limits.titleLengthMax).optional(),
  description: text(limits.descriptionLengthMax).optional(),
  business_value: tenPointScale.optional(),
  technical_complexity: tenPointScale.optional(),
  story_points: z.number().min(0).max(1_000_000).optional(),
  priority: text(60).optional(),
  risk_level: tenPointScale.optional(),
  dependencies: z.number().optional().openapi({ description: "Accepted but not scored." }),
  customer_impact: z.number().optional().openapi({ description: "Accepted but not scored." }),
  market_opportunity: z.number().optional().openapi({ description: "Accepted but not scored." }),
});

export type QvfItem = z.infer<typeof QvfItem>;

const weight = z.number().min(0).max(1);

export const QvfWeights = z
  .strictObject({
    business_value: weight.optional(),
    strategic_alignment: weight.optional(),
    customer_value: weight.optional(),
    implementation_complexity: weight.optional(),
    risk_assessment: weight.optional(),
  })
  .openapi("QvfWeights");

export const QvfRequest = z
  .strictObject({
    work_items: z.array(QvfItem).min(1).max(limits.scoredItemsMax),
    criteria_weights: QvfWeights.optional().openapi({
      description:
        "The weights of the five categories, normalised to a sum of 1. Omitted weights have " +
        "their default (agile).",
    }),
  })
  .openapi("QvfRequest");

const unitInterval = docsOnly(() => z.number().min(0).max(1));

const QvfScore = docsOnly(() =>
  z.object({
    id: z.string(),
    title: z.string().optional(),
    qvf_score: requireDocs(unitInterval),
    quality_score: requireDocs(unitInterval),
    value_score: requireDocs(unitInterval),
    framework_alignment: requireDocs(unitInterval),
    category: z.enum(["High", "Medium", "Low"]),
    criteria_scores: z.object({
      business_value: z.number(),
      technical_complexity: z.number(),
      strategic_alignment: z.number(),
      risk_mitigation: z.number(),
      implementation_effort: z.number(),
    }),
  }),
);

export const QvfResponse = docsOnly(() =>
  z
    .object({
      scores: z.array(requireDocs(QvfScore)),
      summary: z.object({
        total_items: z.int(),
        average_score: z.number(),
        high_priority_count: z.int(),
        medium_priority_count: z.int(),
        low_priority_count: z.int(),
      }),
      metadata: z.object({
        calculation_method: z.string(),
        model: z.string(),
        revision: z.int(),
        criteria_weights: z.record(z.string(), z.number()),
      }),
    })
    .openapi("QvfResponse"),
);

export const QvfCriteria = docsOnly(() =>
  z
    .object({
      criteria: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          category: z.string(),
          weight: z.number(),
          min: z.number(),
          max: z.number(),
          direction: z.enum(["up", "down"]),
        }),
      ),
      categories: z.record(z.string(), z.number()),
      presets: z.record(z.string(), z.record(z.string(), z.number())),
    })
    .openapi("QvfCriteria"),
);
