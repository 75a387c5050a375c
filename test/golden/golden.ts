import { type Interval, type Priority } from "../../src/core/item.ts";
import { type DefinitionRequest, type Rated } from "../../src/core/models/model.ts";
import { modelOf } from "../../src/core/models/registry.ts";
import { boardOf } from "../core/models/boards.ts";

/** A rating as JSON keeps it. */
type GoldenRating = number | Interval;

/** One item and the exact doubles it has always had; no score is null. */
export type GoldenRow = {
  readonly ratings: Readonly<Record<string, GoldenRating>>;
  readonly priority?: Priority;
  readonly value: number | null;
  readonly coverage: number;
  readonly confidence: number;
};

/** What a model gave on the day it was written: JSON keeps a double to the last bit. */
export type Golden = {
  readonly kind: string;
  readonly revision: number;
  readonly request: DefinitionRequest;
  readonly rows: readonly GoldenRow[];
};

/** The rows scored anew, by the kernel. Takes no Node API, so that it runs inside workerd too. */
export function scoredAnew({ kind, request, rows }: Golden): GoldenRow[] {
  const model = modelOf(kind);
  const { value, coverage, confidence } = model.rate(boardOf(rows), model.define(request));
  return rows.map(({ ratings, priority }, row) => ({
    ratings,
    ...(priority && { priority }),
    value: Number.isNaN(value[row]) ? null : (value[row] ?? null),
    coverage: coverage[row] ?? 0,
    confidence: confidence[row] ?? 0,
  }));
}

/** Every number that is not what it was, kernel and explanation; empty when all bits agree. */
export function differencesFrom(golden: Golden): string[] {
  const model = modelOf(golden.kind);
  const definition = model.define(golden.request);
  const anew = scoredAnew(golden);
  const differences: string[] = [];
  for (const [row, was] of golden.rows.entries()) {
    const told = model.explain(was as Rated, definition);
    const pairs = [
      ["value", was.value, anew[row]?.value],
      ["coverage", was.coverage, anew[row]?.coverage],
      ["confidence", was.confidence, anew[row]?.confidence],
      ["explained value", was.value, told.value ?? null],
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
