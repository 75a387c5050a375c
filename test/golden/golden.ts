import { z } from "zod";
import { priorities } from "../../src/core/item/item.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import { classAt } from "../../src/core/ranking/ranking.ts";
import { boardOf } from "../core/models/boards.ts";

const Rating = z.union([
  z.number(),
  z.object({ low: z.number(), likely: z.number(), high: z.number() }),
]);

/** One item and the exact doubles it has always had; no score is null. */
const Row = z.object({
  ratings: z.record(z.string(), Rating),
  priority: z.enum(priorities).optional(),
  createdAt: z.number().optional(),
  value: z.number().nullable(),
  coverage: z.number(),
  confidence: z.number(),
  /** Where the model knows classes, and the item falls into one. */
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

/** What a model gave on the day it was written: JSON keeps a double to the last bit. */
export type Golden = z.infer<typeof Golden>;

/** The rows scored anew, by the kernel. Takes no Node API, so that it runs inside workerd too. */
export function scoredAnew({ kind, request, rows }: Golden): GoldenRow[] {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  const { value, coverage, confidence, classes } = model.rate(boardOf(rows), definition);
  const named = classes && { codes: classes, names: definition.classes ?? [] };
  return rows.map(({ ratings, priority, createdAt }, row) => ({
    ratings,
    ...(priority && { priority }),
    ...(createdAt !== undefined && { createdAt }),
    value: Number.isNaN(value[row]) ? null : (value[row] ?? null),
    coverage: coverage[row] ?? 0,
    confidence: confidence[row] ?? 0,
    ...classAt(named, row),
  }));
}

/** Every number that is not what it was, kernel and explanation; empty when all bits agree. */
export function differencesFrom(json: unknown): string[] {
  const golden = Golden.parse(json);
  const model = requireModelKind(golden.kind);
  const definition = model.define(golden.request);
  const board = boardOf(golden.rows);
  const anew = scoredAnew(golden);
  const differences: string[] = [];
  for (const [row, was] of golden.rows.entries()) {
    const told = model.explain({ ...was, number: row + 1 }, definition, board);
    const pairs = [
      ["value", was.value, anew[row]?.value],
      ["coverage", was.coverage, anew[row]?.coverage],
      ["confidence", was.confidence, anew[row]?.confidence],
      ["explained value", was.value, told.value ?? null],
      ["category", was.category, anew[row]?.category],
      ["explained category", was.category, definition.classes && told.category],
    ] as const;
    const changed = pairs.filter(([, before, now]) => !Object.is(before, now));
    differences.push(
      ...changed.map(([name, before, now]) => `row ${row}, ${name}: ${before} became ${now}`),
    );
  }
  if (model.revision !== golden.revision) {
    differences.push(`revision ${golden.revision} became ${model.revision}: regenerate`);
  }
  return differences;
}
