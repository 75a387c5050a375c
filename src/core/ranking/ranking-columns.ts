import { type NumberColumn } from "../columns/dictionary-column.ts";
import { defineLazyColumns, getEncodedColumn } from "../columns/lazy-columns.ts";

/** The columns of a ranking that are kept packed; to read one of them unpacks it. */
export type RankingColumns = {
  readonly coverage: NumberColumn<Float64Array>;
  /** The very coverage, where no rating is an interval. */
  readonly confidence: NumberColumn<Float64Array>;
  readonly size: NumberColumn<Float64Array>;
};

type DecodedColumns = { readonly [Name in keyof RankingColumns]: Float64Array };

export function assembleRanking<R extends DecodedColumns>(
  rest: Omit<R, keyof RankingColumns>,
  columns: RankingColumns,
): R {
  const ranking = { ...rest };
  defineLazyColumns(ranking, columns);
  return ranking as R;
}

/** The columns of a ranking as they are kept. */
export function getRankingColumns(ranking: DecodedColumns): RankingColumns {
  return {
    coverage: getEncodedColumn(ranking, "coverage", () => ranking.coverage),
    confidence: getEncodedColumn(ranking, "confidence", () => ranking.confidence),
    size: getEncodedColumn(ranking, "size", () => ranking.size),
  };
}
