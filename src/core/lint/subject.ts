import { type Board, type RatingColumn } from "../board/board.ts";
import { columnsOf } from "../models/arithmetic/columns.ts";
import { type Scores, type Weighted, type ModelInUse } from "../models/model.ts";
import { namedMax } from "./finding.ts";

/** One criterion of a model, and what the board says by it. */
export type Judged = {
  readonly criterion: Weighted;
  readonly column: RatingColumn;
  readonly rated: number;
};

/** What is looked at: a board as a model sees it. */
export type Subject = {
  readonly board: Board;
  readonly inUse: ModelInUse;
  readonly scores: Scores;
  /** The model's criteria, each key once. */
  readonly criteria: readonly Judged[];
};

/** A board as a model sees it: rated once, each criterion with its column. */
export function subjectOf(board: Board, inUse: ModelInUse): Subject {
  const byKey = new Map(inUse.definition.criteria.map((each) => [each.key, each]));
  return {
    board,
    inUse,
    scores: inUse.model.rate(board, inUse.definition),
    criteria: [...byKey.values()].map((criterion) => {
      const column = columnFor(board, inUse, criterion.key);
      return { criterion, column, rated: countRated(column.likely) };
    }),
  };
}

/** The first rows for which something holds, by their items' numbers, and how many there are. */
export function rowsWhere(
  { number, count }: Board,
  holds: (row: number) => boolean,
): { readonly items: readonly number[]; readonly count: number } {
  const items: number[] = [];
  let found = 0;
  for (let row = 0; row < count; row += 1) {
    if (holds(row)) {
      found += 1;
      items.push(...(found <= namedMax ? [number[row] as number] : []));
    }
  }
  return { items, count: found };
}

/** Two criteria are no ratings: the priority of `qvf-classic` and the size of a `formula`. */
function columnFor(board: Board, { definition }: ModelInUse, key: string): RatingColumn {
  if (definition.kind === "qvf-classic" && key === "priority") {
    return { likely: Float64Array.from(board.facets.priority, (code) => code || Number.NaN) };
  }
  if (definition.kind === "formula" && key === "size") {
    return { likely: board.size };
  }
  const column = columnsOf(board).ratings.get(key);
  return column ?? { likely: new Float64Array(board.count).fill(Number.NaN) };
}

function countRated(column: Float64Array): number {
  let rated = 0;
  for (const rating of column) {
    rated += Number(!Number.isNaN(rating));
  }
  return rated;
}
