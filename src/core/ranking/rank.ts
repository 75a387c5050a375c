import { dictionaryEncode } from "../columns/dictionary-column.ts";
import { freeArrays, withScratch } from "../columns/scratch.ts";
import {
  gatherUint8,
  gatherStrings,
  gatherFloat64,
  gatherInt32,
  gatherStringLists,
  gatherNumbers,
} from "../columns/string-column.ts";
import { type ResolvedModel, type Scores } from "../models/model.ts";
import { getSnapshotColumns } from "../snapshot/snapshot-columns.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { orderBy, type SortKey } from "./order-by.ts";
import { assembleRanking } from "./ranking-columns.ts";
import { type RankingContent } from "./ranking.ts";
import { rateSnapshot } from "./rate-snapshot.ts";

/**
 * Returns the ranking of a snapshot by a model. The sort keys are: the highest rounded score
 * (`roundScore`), the model's tie break, the highest confidence, the smallest size, the oldest
 * item, the lowest number. Items without a score come last, in the order of the same keys. The
 * ranking contains the scores as computed: within a group of tied items they need not descend.
 *
 * O(n): a column kernel and a radix sort. Equal snapshots and definitions give equal bits.
 */
export function rank(snapshot: Snapshot, resolvedModel: ResolvedModel): RankingContent {
  return withScratch(() => rankRows(snapshot, resolvedModel));
}

function rankRows(snapshot: Snapshot, resolvedModel: ResolvedModel): RankingContent {
  const { id, revision, definition } = resolvedModel;
  const scores = rateSnapshot(snapshot, resolvedModel);
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, scores));
  const { facets } = snapshot;
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
    at: snapshot.at,
    count: snapshot.count,
    unscored: countUnscored(score),
    ...(definition.cutoffs && { cutoffs: definition.cutoffs }),
    ...(classes && {
      classes: { codes: gatherUint8(classes, order), names: definition.classes ?? [] },
    }),
    number: gatherInt32(snapshot.number, order),
    score,
    facets: {
      type: gatherUint8(facets.type, order),
      priority: gatherUint8(facets.priority, order),
      parent: gatherInt32(facets.parent, order),
      status: gatherStrings(facets.status, order),
      assignee: gatherStrings(facets.assignee, order),
      team: gatherStrings(facets.team, order),
      labels: gatherStringLists(facets.labels, order),
    },
  };
  const size = gatherNumbers(getSnapshotColumns(snapshot).size, order);
  freeArrays(order);
  return assembleRanking(rest, { coverage, confidence, size });
}

/**
 * Returns the sort keys, the most significant first. Rows are already sorted by number. A tie break
 * is the score of another model, so it is rounded too.
 */
export function buildSortKeys(snapshot: Snapshot, { value, tie, confidence }: Scores): SortKey[] {
  return [
    { values: value, direction: "down", isScore: true },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down", isScore: true } as const]),
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
