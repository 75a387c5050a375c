import { z } from "zod";
import { priorities } from "../../src/core/item/item.ts";
import { missingRules } from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import { classAt } from "../../src/core/ranking/ranking.ts";
import { buildSnapshot } from "../core/models/snapshots.ts";

const Rating = z.union([
  z.number(),
  z.object({ low: z.number(), likely: z.number(), high: z.number() }),
]);

/** One item and its exact scores. `value` is null for an item without a score. */
const Row = z.object({
  ratings: z.record(z.string(), Rating),
  priority: z.enum(priorities).optional(),
  createdAt: z.number().optional(),
  value: z.number().nullable(),
  coverage: z.number(),
  confidence: z.number(),
  /** The class of the item, if the model has classes and the item belongs to one. */
  category: z.string().optional(),
});

const Request = z.object({
  preset: z.string().exactOptional(),
  weights: z.record(z.string(), z.number()).exactOptional(),
  criteria: z
    .array(
      z.object({
        key: z.string(),
        min: z.number().optional(),
        max: z.number().optional(),
        direction: z.enum(["up", "down"]).optional(),
      }),
    )
    .exactOptional(),
  aggregation: z.enum(["product", "mean"]).exactOptional(),
  scaling: z.enum(["min-max", "z-score", "percentile"]).exactOptional(),
  missing: z.enum(missingRules).exactOptional(),
  minCoverage: z.number().exactOptional(),
  votes: z
    .array(z.object({ winner: z.number(), loser: z.number(), count: z.number() }))
    .exactOptional(),
  thresholds: z.object({ value: z.number(), effort: z.number() }).exactOptional(),
  tieBreak: z.string().exactOptional(),
  halfLifeDays: z.number().exactOptional(),
  expression: z.string().exactOptional(),
  judgements: z
    .array(z.object({ a: z.string(), b: z.string(), value: z.number() }))
    .exactOptional(),
});

const Golden = z.object({
  kind: z.string(),
  revision: z.number(),
  request: Request,
  rows: z.array(Row),
});

export type GoldenRequest = z.infer<typeof Request>;

export type GoldenRow = z.infer<typeof Row>;

/** The recorded scores of one revision of a model. JSON preserves every bit of a double. */
export type Golden = z.infer<typeof Golden>;

/** Scores the rows again with the kernel. Uses no Node API, so that it also runs in workerd. */
export function rescoreRows({ kind, request, rows }: Golden): GoldenRow[] {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  const { value, coverage, confidence, classes } = model.rate(buildSnapshot(rows), definition);
  const namedClasses = classes && { codes: classes, names: definition.classes ?? [] };
  return rows.map(({ ratings, priority, createdAt }, row) => ({
    ratings,
    ...(priority && { priority }),
    ...(createdAt !== undefined && { createdAt }),
    value: Number.isNaN(value[row]) ? null : (value[row] ?? null),
    coverage: coverage[row] ?? 0,
    confidence: confidence[row] ?? 0,
    ...classAt(namedClasses, row),
  }));
}

/** Lists the differences from a golden file in the kernel and in explanations; empty if none. */
export function findGoldenDifferences(json: unknown): string[] {
  const golden = Golden.parse(json);
  const model = requireModelKind(golden.kind);
  const definition = model.define(golden.request);
  const snapshot = buildSnapshot(golden.rows);
  const rescored = rescoreRows(golden);
  const differences: string[] = [];
  for (const [row, expected] of golden.rows.entries()) {
    const actual = rescored[row];
    const explanation = model.explain({ ...expected, number: row + 1 }, definition, snapshot);
    const pairs = [
      ["value", expected.value, actual?.value],
      ["coverage", expected.coverage, actual?.coverage],
      ["confidence", expected.confidence, actual?.confidence],
      ["explained value", expected.value, explanation.value ?? null],
      ["category", expected.category, actual?.category],
      ["explained category", expected.category, definition.classes && explanation.category],
    ] as const;
    const changed = pairs.filter(([, before, after]) => !Object.is(before, after));
    differences.push(
      ...changed.map(([name, before, after]) => `row ${row}, ${name}: ${before} became ${after}`),
    );
  }
  if (model.revision !== golden.revision) {
    differences.push(`revision ${golden.revision} became ${model.revision}: regenerate`);
  }
  return differences;
}
