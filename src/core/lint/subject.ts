import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Scores, type WeightedCriterion, type ModelInUse } from "../models/model.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { findingItemsMax } from "./finding.ts";

/** One criterion of a model, and what the board says by it. */
export type RatedCriterion = {
  readonly criterion: WeightedCriterion;
  readonly column: RatingColumn;
  readonly ratedCount: number;
};

/** What is looked at: a board as a model sees it. */
export type LintSubject = {
  readonly snapshot: Snapshot;
  readonly inUse: ModelInUse;
  readonly scores: Scores;
  /** The model's criteria, each key once. */
  readonly criteria: readonly RatedCriterion[];
};

/** A board as a model sees it: rated once, each criterion with its column. */
export function buildLintSubject(snapshot: Snapshot, inUse: ModelInUse): LintSubject {
  const byKey = new Map(inUse.definition.criteria.map((each) => [each.key, each]));
  return {
    snapshot,
    inUse,
    scores: inUse.model.rate(snapshot, inUse.definition),
    criteria: [...byKey.values()].map((criterion) => {
      const column = readColumn(snapshot, inUse, criterion.key);
      return { criterion, column, ratedCount: countRated(column.likely) };
    }),
  };
}

/** The first rows for which something holds, by their items' numbers, and how many there are. */
export function findRows(
  { number, count }: Snapshot,
  holds: (row: number) => boolean,
): { readonly items: readonly number[]; readonly count: number } {
  const items: number[] = [];
  let found = 0;
  for (let row = 0; row < count; row += 1) {
    if (holds(row)) {
      found += 1;
      items.push(...(found <= findingItemsMax ? [number[row] as number] : []));
    }
  }
  return { items, count: found };
}

/** Two criteria are no ratings: the priority of `qvf-classic` and the size of a `formula`. */
function readColumn(snapshot: Snapshot, { definition }: ModelInUse, key: string): RatingColumn {
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
