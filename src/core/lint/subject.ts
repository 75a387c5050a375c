import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Scores, type WeightedCriterion, type ResolvedModel } from "../models/model.ts";
import { rateWithGates } from "../ranking/gates.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { findingItemsMax } from "./finding.ts";

/** A criterion of a model with its column of ratings. */
export type RatedCriterion = {
  readonly criterion: WeightedCriterion;
  readonly column: RatingColumn;
  readonly ratedCount: number;
};

/** A snapshot with the scores and criteria of a model. */
export type LintSubject = {
  readonly snapshot: Snapshot;
  readonly resolvedModel: ResolvedModel;
  readonly scores: Scores;
  /** The model's criteria, each key once. */
  readonly criteria: readonly RatedCriterion[];
};

/** Rates the snapshot once and reads the column of each criterion. */
export function buildLintSubject(snapshot: Snapshot, resolvedModel: ResolvedModel): LintSubject {
  const byKey = new Map(
    resolvedModel.definition.criteria.map((criterion) => [criterion.key, criterion]),
  );
  return {
    snapshot,
    resolvedModel,
    scores: rateWithGates(snapshot, resolvedModel),
    criteria: [...byKey.values()].map((criterion) => {
      const column = readColumn(snapshot, resolvedModel, criterion.key);
      return { criterion, column, ratedCount: countRated(column.likely) };
    }),
  };
}

/** Counts the rows that match, and lists the item numbers of the first ones. */
export function findRows(
  { number, count }: Snapshot,
  matches: (row: number) => boolean,
): { readonly items: readonly number[]; readonly count: number } {
  const items: number[] = [];
  let matchCount = 0;
  for (let row = 0; row < count; row += 1) {
    if (matches(row)) {
      matchCount += 1;
      items.push(...(matchCount <= findingItemsMax ? [number[row] as number] : []));
    }
  }
  return { items, count: matchCount };
}

/** Reads a criterion's ratings, or the item's priority (`qvf-classic`) or size (`formula`). */
function readColumn(snapshot: Snapshot, { definition }: ResolvedModel, key: string): RatingColumn {
  if (definition.kind === "qvf-classic" && key === "priority") {
    return { likely: Float64Array.from(snapshot.facets.priority, (code) => code || Number.NaN) };
  }
  if (definition.kind === "formula" && key === "size") {
    return { likely: snapshot.size };
  }
  const column = toModelColumns(snapshot).ratings.get(key);
  return column ?? { likely: new Float64Array(snapshot.count).fill(Number.NaN) };
}

function countRated(column: Float64Array): number {
  let rated = 0;
  for (const rating of column) {
    rated += Number(!Number.isNaN(rating));
  }
  return rated;
}
