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
import { type ModelInUse } from "../models/model.ts";
import { type Scores } from "../models/model.ts";
import { getSnapshotColumns } from "../snapshot/snapshot-columns.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { orderBy, type SortKey } from "./order-by.ts";
import { assembleRanking } from "./ranking-columns.ts";
import { type RankingContent } from "./ranking.ts";
import { rateSnapshot } from "./rate-snapshot.ts";

/**
 * board → ranking. The order: score down, then what the model breaks ties by, then confidence down, then smaller size, then older, then
 * the smaller number (which follows the id); items without a score last, in the same order.
 *
 * O(n): a column kernel and a radix sort. Pure: equal boards and definitions give equal bits.
 */
export function rank(board: Snapshot, inUse: ModelInUse): RankingContent {
  return withScratch(() => rankRows(board, inUse));
}

function rankRows(board: Snapshot, inUse: ModelInUse): RankingContent {
  const { id, revision, definition } = inUse;
  const scores = rateSnapshot(board, inUse);
  const order = orderBy(board.count, buildSortKeys(board, scores));
  const { facets } = board;
  const score = gatherFloat64(scores.value, order);
  const coverage = gatherNumbers(dictionaryEncode(scores.coverage), order);
  // Without intervals, a model gives the coverage itself for the confidence.
  const isSure = scores.confidence === scores.coverage;
  const confidence = isSure ? coverage : gatherNumbers(dictionaryEncode(scores.confidence), order);
  const { classes } = scores;
  const rest = {
    workspace: board.workspace,
    generation: board.generation,
    model: id,
    revision,
    at: board.at,
    count: board.count,
    unscored: countUnscored(score),
    ...(definition.cutoffs && { cutoffs: definition.cutoffs }),
    ...(classes && {
      classes: { codes: gatherUint8(classes, order), names: definition.classes ?? [] },
    }),
    number: gatherInt32(board.number, order),
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
  const size = gatherNumbers(getSnapshotColumns(board).size, order);
  freeArrays(order);
  return assembleRanking(rest, { coverage, confidence, size });
}

/** What decides between two rows, the most important first. Rows already stand by number. */
export function buildSortKeys(board: Snapshot, { value, tie, confidence }: Scores): SortKey[] {
  return [
    { values: value, direction: "down" },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down" } as const]),
    { values: confidence, direction: "down" },
    { values: getSnapshotColumns(board).size, direction: "up" },
    { values: board.created, direction: "up" },
  ];
}

function countUnscored(score: Float64Array): number {
  let unscored = 0;
  while (unscored < score.length && Number.isNaN(score[score.length - 1 - unscored])) {
    unscored += 1;
  }
  return unscored;
}
