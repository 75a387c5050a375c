import { type NumberColumn } from "../columns/dictionary-column.ts";
import { defineLazyColumns, getEncodedColumn } from "../columns/lazy-columns.ts";

/** The columns of a ranking that may be dictionary-encoded. The ranking decodes them on access. */
export type RankingColumns = {
  readonly coverage: NumberColumn<Float64Array>;
  /** The same object as `coverage` if no rating is an interval. */
  readonly confidence: NumberColumn<Float64Array>;
  readonly size: NumberColumn<Float64Array>;
};

type DecodedColumns = { readonly [Name in keyof RankingColumns]: Float64Array };

/** Builds a ranking that decodes its encoded columns on access. */
export function assembleRanking<R extends DecodedColumns>(
  rest: Omit<R, keyof RankingColumns>,
  columns: RankingColumns,
): R {
  const ranking = { ...rest };
  defineLazyColumns(ranking, columns);
  return ranking as R;
}

/** Returns the lazy columns of a ranking without decoding them. */
export function getRankingColumns(ranking: DecodedColumns): RankingColumns {
  return {
    coverage: getEncodedColumn(ranking, "coverage", () => ranking.coverage),
    confidence: getEncodedColumn(ranking, "confidence", () => ranking.confidence),
    size: getEncodedColumn(ranking, "size", () => ranking.size),
  };
}
