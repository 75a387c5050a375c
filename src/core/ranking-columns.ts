import { keep, keptAs, restOf } from "./kept-columns.ts";
import { type Packed } from "./packed.ts";
import { type Ranking, type UnsealedRanking } from "./ranking.ts";

/** The columns of a ranking that are kept packed; to read one of them unpacks it. */
export type RankingColumns = {
  readonly coverage: Packed<Float64Array>;
  /** The very coverage, where no rating is an interval. */
  readonly confidence: Packed<Float64Array>;
  readonly size: Packed<Float64Array>;
};

export function rankingWith<R extends UnsealedRanking>(
  rest: Omit<R, keyof RankingColumns>,
  columns: RankingColumns,
): R {
  const ranking = { ...rest };
  keep(ranking, columns);
  return ranking as R;
}

/** The ranking with its id and digest. */
export function sealed(
  unsealed: UnsealedRanking,
  { id, digest }: Pick<Ranking, "id" | "digest">,
): Ranking {
  const columns = rankingColumnsIn(unsealed);
  return rankingWith<Ranking>({ ...restOf(unsealed, columns), id, digest }, columns);
}

/** The columns of a ranking as they are kept. */
export function rankingColumnsIn(ranking: UnsealedRanking): RankingColumns {
  return {
    coverage: keptAs(ranking, "coverage", () => ranking.coverage),
    confidence: keptAs(ranking, "confidence", () => ranking.confidence),
    size: keptAs(ranking, "size", () => ranking.size),
  };
}
