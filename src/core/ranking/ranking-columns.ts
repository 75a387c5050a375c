import { keep, keptAs } from "../columns/kept-columns.ts";
import { type Packed } from "../columns/packed.ts";

/** The columns of a ranking that are kept packed; to read one of them unpacks it. */
export type RankingColumns = {
  readonly coverage: Packed<Float64Array>;
  /** The very coverage, where no rating is an interval. */
  readonly confidence: Packed<Float64Array>;
  readonly size: Packed<Float64Array>;
};

type Read = { readonly [Name in keyof RankingColumns]: Float64Array };

export function rankingWith<R extends Read>(
  rest: Omit<R, keyof RankingColumns>,
  columns: RankingColumns,
): R {
  const ranking = { ...rest };
  keep(ranking, columns);
  return ranking as R;
}

/** The columns of a ranking as they are kept. */
export function rankingColumnsIn(ranking: Read): RankingColumns {
  return {
    coverage: keptAs(ranking, "coverage", () => ranking.coverage),
    confidence: keptAs(ranking, "confidence", () => ranking.confidence),
    size: keptAs(ranking, "size", () => ranking.size),
  };
}
