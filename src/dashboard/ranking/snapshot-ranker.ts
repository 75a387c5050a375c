import { priorities } from "../../core/item/item.ts";
import { explainScore } from "../../core/models/explanation/explain-score.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { roundScore } from "../../core/numeric/round-score.ts";
import { countFacetsInSlices } from "../../core/ranking/count-facets.ts";
import { type FacetFilter, filterPositions } from "../../core/ranking/filter-positions.ts";
import { rank } from "../../core/ranking/rank.ts";
import { attachIdentity, type Ranking } from "../../core/ranking/ranking.ts";
import { runToEnd } from "../../core/slices.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { findRowByNumber, snapshotRowAt } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { changeRatings } from "./change-ratings.ts";
import { compareOrders } from "./compare-orders.ts";
import {
  type FacetCounts,
  facetNames,
  type LoadedSnapshot,
  type RankedRows,
  type RankingSummary,
  type RankRequest,
  type RowExplanation,
  type SummaryRequest,
} from "./messages.ts";
import { listWeightedInputs, resolveModelView } from "./resolve-model.ts";
import { summariseRanking } from "./summarise-ranking.ts";

const facetValuesMax = 100;

type BaselineRequest = SummaryRequest & Pick<RankRequest, "pending">;

/** Ranks one snapshot for the page: it keeps the snapshot and the last ranking. */
export class SnapshotRanker {
  #snapshot: Snapshot | undefined;
  #resolvedModel: ResolvedModel | undefined;
  /** The snapshot of the last ranking, with the changed ratings. */
  #explained: Snapshot | undefined;
  #facets:
    | { readonly ranking: Ranking; readonly key: string; readonly counts: readonly FacetCounts[] }
    | undefined;
  #baseline: { readonly key: string; readonly ranking: Ranking } | undefined;

  get snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  /** Replaces the snapshot. */
  load(snapshot: Snapshot): LoadedSnapshot {
    this.#snapshot = snapshot;
    return describe(snapshot);
  }

  /** Ranks the snapshot by a model, and compares other weights or ratings with the stored ones. */
  rank(request: RankRequest): RankedRows {
    const snapshot = changeRatings(this.#requireSnapshot(), request.pending ?? []);
    const { model, weights, trial, scope } = request;
    const baseline = this.#rankBaseline(snapshot, request);
    this.#resolvedModel = resolveModelView(model, weights);
    this.#explained = snapshot;
    const facets = this.#countFacets(baseline, request);
    if (weights === undefined && trial === undefined) {
      return { ...toRows(snapshot, baseline, request), facets };
    }
    const tried = changeRatings(snapshot, trial === undefined ? [] : [trial]);
    const ranking = toRanking(tried, this.#resolvedModel, scope);
    const { effect, ups } = compareOrders(baseline, ranking);
    this.#explained = tried;
    const rows = toRows(tried, ranking, request);
    return { ...rows, facets, effect, ups: rows.ranks.map((each) => ups[each - 1] ?? 0) };
  }

  /** Explains the scores of items by the last ranked model. */
  explain(numbers: readonly number[]): readonly RowExplanation[] {
    const [snapshot, resolvedModel] = [this.#explained, this.#resolvedModel];
    return snapshot === undefined || resolvedModel === undefined
      ? []
      : numbers.flatMap((number) => explainRow(snapshot, resolvedModel, number));
  }

  /** Summarises the ranking by a model. */
  summarise(request: SummaryRequest): RankingSummary {
    const snapshot = this.#requireSnapshot();
    const ranking = this.#rankBaseline(snapshot, request);
    const { definition } = resolveModelView(request.model);
    const summary = summariseRanking(ranking, selectScope(snapshot, request.scope), definition);
    return { ...describe(snapshot), ...summary };
  }

  /** Counts facets once for all weights: only the items and the filter matter. */
  #countFacets(baseline: Ranking, { filter }: RankRequest): readonly FacetCounts[] {
    const key = JSON.stringify(filter);
    if (this.#facets?.ranking !== baseline || this.#facets.key !== key) {
      this.#facets = { ranking: baseline, key, counts: countFacets(baseline, filter) };
    }
    return this.#facets.counts;
  }

  #requireSnapshot(): Snapshot {
    if (this.#snapshot === undefined) {
      throw new Error("The snapshot has not been loaded.");
    }
    return this.#snapshot;
  }

  /** Ranks by the weights of the model, unless the last request has done so. */
  #rankBaseline(snapshot: Snapshot, { model, scope, pending = [] }: BaselineRequest): Ranking {
    const { generation } = snapshot;
    const key = JSON.stringify([generation, model.id, model.revision, scope, pending]);
    if (this.#baseline?.key !== key) {
      const ranking = toRanking(snapshot, resolveModelView(model), scope);
      this.#baseline = { key, ranking };
    }
    return this.#baseline.ranking;
  }
}

/** Counts the values of the facets. The counts of a facet apply the filters of the others. */
function countFacets(ranking: Ranking, filter: FacetFilter): readonly FacetCounts[] {
  const { facets } = runToEnd(countFacetsInSlices(ranking, { filter, valuesMax: facetValuesMax }));
  return facetNames.map((facet) => ({ facet, values: facets[facet].values }));
}

function describe({ generation, at, count }: Snapshot): LoadedSnapshot {
  return { generation, at, count };
}

function toRanking(snapshot: Snapshot, model: ResolvedModel, scope: RankRequest["scope"]): Ranking {
  return attachIdentity(rank(snapshot, model, scope), { id: "", digest: "" });
}

/** Selects the rows of a ranking that pass the filters. */
function toRows(
  snapshot: Snapshot,
  ranking: Ranking,
  { model, filter, only }: RankRequest,
): Omit<RankedRows, "facets"> {
  const filtered = filterPositions(ranking, filter);
  const positions = selectNumbers(filtered ?? allPositions(ranking.count), ranking, only);
  return {
    ...describe(snapshot),
    ...readColumns(ranking, positions),
    total: ranking.count,
    isRated: ranking.coverage.some((coverage) => coverage > 0),
    unscored: countFrom(positions, ranking.count - ranking.unscored),
    weightedInputs: listWeightedInputs(model),
  };
}

function allPositions(count: number): Uint32Array {
  const positions = new Uint32Array(count);
  for (let position = 0; position < count; position += 1) {
    positions[position] = position;
  }
  return positions;
}

/** Counts the positions from the first one on. Positions ascend. */
function countFrom(positions: Uint32Array, first: number): number {
  const index = positions.findIndex((position) => position >= first);
  return index < 0 ? 0 : positions.length - index;
}

/** Reads the columns of the rows at some positions. A loop is ten times as fast as `from`. */
function readColumns({ number, score }: Ranking, positions: Uint32Array) {
  const numbers = new Int32Array(positions.length);
  const ranks = new Int32Array(positions.length);
  const scores = new Float64Array(positions.length);
  const ties = new Uint8Array(positions.length);
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index] ?? 0;
    numbers[index] = number[position] ?? 0;
    ranks[index] = position + 1;
    scores[index] = score[position] ?? Number.NaN;
    ties[index] = isTied(score, position) ? 1 : 0;
  }
  return { numbers, ranks, scores, ties };
}

function selectNumbers(
  positions: Uint32Array,
  { number }: Ranking,
  only: readonly number[] | undefined,
): Uint32Array {
  if (only === undefined) {
    return positions;
  }
  const selected = new Set(only);
  return positions.filter((position) => selected.has(number[position] ?? 0));
}

/** Returns whether the row before or after a position has the same rounded score. */
function isTied(score: Float64Array, position: number): boolean {
  const value = roundScore(score[position] ?? Number.NaN);
  return (
    value === roundScore(score[position - 1] ?? Number.NaN) ||
    value === roundScore(score[position + 1] ?? Number.NaN)
  );
}

/** Explains one row. The scores of a relative model depend on other items, so it has no parts. */
function explainRow(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  number: number,
): RowExplanation[] {
  const index = findRowByNumber(snapshot, number);
  if (index < 0) {
    return [];
  }
  const row = snapshotRowAt(snapshot, index);
  const item = {
    ratings: row.ratings,
    priority: priorities[row.priority - 1],
    number,
    createdAt: row.created,
    size: row.size ?? undefined,
  };
  const { parts, coverage, category, missing } = explainScore(resolvedModel, item);
  const shown = resolvedModel.definition.relative ? [] : parts;
  return [
    {
      number,
      size: row.size,
      coverage,
      category,
      missing,
      parts: shown.map(({ name, input, contribution, rating }) => ({
        name,
        input,
        contribution,
        isDefault: rating === undefined,
      })),
    },
  ];
}
