import { dictionaryEncode } from "../columns/dictionary-column.ts";
import { freeArrays, withScratch } from "../columns/scratch.ts";
import {
  gatherUint8,
  gatherFloat64,
  gatherInt32,
  gatherNumbers,
} from "../columns/string-column.ts";
import { type ResolvedModel, type Scores } from "../models/model.ts";
import { gatherFacets, selectScope } from "../snapshot/select-scope.ts";
import { getSnapshotColumns } from "../snapshot/snapshot-columns.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { listOpenRows, type Scope } from "../status/scope.ts";
import { orderBy, type SortKey } from "./order-by.ts";
import { assembleRanking } from "./ranking-columns.ts";
import { orderRules } from "./ranking-key.ts";
import { type RankingContent } from "./ranking.ts";
import { rateSnapshot } from "./rate-snapshot.ts";

/**
 * Returns the ranking of a snapshot's items by a model: of all items, or of the open ones. The sort keys are: the highest score, the model's
 * tie break, the highest confidence, the smallest size, the oldest item, the lowest number. Items
 * without a score come last, in the order of the same keys.
 *
 * O(n): a column kernel and a radix sort. Equal snapshots and definitions give equal bits.
 */
export function rank(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  scope: Scope = "all",
): RankingContent {
  // The items outside the scope would change the scores of a relative model.
  const isRelative = resolvedModel.definition.relative === true;
  const cohort = isRelative ? selectScope(snapshot, scope) : snapshot;
  return withScratch(() => rankRows(cohort, resolvedModel, scope));
}

function rankRows(snapshot: Snapshot, resolvedModel: ResolvedModel, scope: Scope): RankingContent {
  const { id, revision, definition } = resolvedModel;
  const scores = rateSnapshot(snapshot, resolvedModel);
  const rows =
    scope === "open" ? listOpenRows(snapshot.facets.status, snapshot.statuses) : undefined;
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, scores), rows);
  const score = gatherFloat64(scores.value, order);
  const coverage = gatherNumbers(dictionaryEncode(scores.coverage), order);
  // Without intervals, the model returns the same array for both.
  const confidence =
    scores.confidence === scores.coverage
      ? coverage
      : gatherNumbers(dictionaryEncode(scores.confidence), order);
  const { classes } = scores;
  const rest = {
    workspace: snapshot.workspace,
    generation: snapshot.generation,
    model: id,
    revision,
    orderRules,
    scope,
    at: snapshot.at,
    statuses: snapshot.statuses,
    count: order.length,
    unscored: countUnscored(score),
    ...(definition.cutoffs && { cutoffs: definition.cutoffs }),
    ...(classes && {
      classes: { codes: gatherUint8(classes, order), names: definition.classes ?? [] },
    }),
    number: gatherInt32(snapshot.number, order),
    score,
    facets: gatherFacets(snapshot.facets, order),
  };
  const size = gatherNumbers(getSnapshotColumns(snapshot).size, order);
  freeArrays(order);
  return assembleRanking(rest, { coverage, confidence, size });
}

/** Returns the sort keys, the most significant first. Rows are already sorted by number. */
export function buildSortKeys(snapshot: Snapshot, { value, tie, confidence }: Scores): SortKey[] {
  return [
    { values: value, direction: "down" },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down" } as const]),
    { values: confidence, direction: "down" },
    { values: getSnapshotColumns(snapshot).size, direction: "up" },
    { values: snapshot.created, direction: "up" },
  ];
}

function countUnscored(score: Float64Array): number {
  let unscored = 0;
  while (unscored < score.length && Number.isNaN(score[score.length - 1 - unscored])) {
    unscored += 1;
  }
  return unscored;
}
