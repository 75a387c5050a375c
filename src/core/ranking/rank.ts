import { columnsIn } from "../board/board-columns.ts";
import { type Board } from "../board/board.ts";
import {
  gatherBytes,
  gatherCoded,
  gatherDoubles,
  gatherIntegers,
  gatherLists,
  gatherPacked,
} from "../columns/coded.ts";
import { packed } from "../columns/packed.ts";
import { free, passing } from "../columns/passing.ts";
import { type ModelInUse } from "../models/model.ts";
import { type Scores } from "../models/model.ts";
import { orderBy, type SortKey } from "./order.ts";
import { rankingWith } from "./ranking-columns.ts";
import { type UnsealedRanking } from "./ranking.ts";
import { rateBoard } from "./rate-board.ts";

/**
 * board → ranking. The order: score down, then what the model breaks ties by, then confidence down, then smaller size, then older, then
 * the smaller number (which follows the id); items without a score last, in the same order.
 *
 * O(n): a column kernel and a radix sort. Pure: equal boards and definitions give equal bits.
 */
export function rank(board: Board, inUse: ModelInUse): UnsealedRanking {
  return passing(() => ranked(board, inUse));
}

function ranked(board: Board, inUse: ModelInUse): UnsealedRanking {
  const { id, revision, definition } = inUse;
  const scores = rateBoard(board, inUse);
  const order = orderBy(board.count, keysOf(board, scores));
  const { facets } = board;
  const score = gatherDoubles(scores.value, order);
  const coverage = gatherPacked(packed(scores.coverage), order);
  // Without intervals, a model gives the coverage itself for the confidence.
  const isSure = scores.confidence === scores.coverage;
  const confidence = isSure ? coverage : gatherPacked(packed(scores.confidence), order);
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
      classes: { codes: gatherBytes(classes, order), words: definition.classes ?? [] },
    }),
    number: gatherIntegers(board.number, order),
    score,
    facets: {
      type: gatherBytes(facets.type, order),
      priority: gatherBytes(facets.priority, order),
      parent: gatherIntegers(facets.parent, order),
      status: gatherCoded(facets.status, order),
      assignee: gatherCoded(facets.assignee, order),
      team: gatherCoded(facets.team, order),
      labels: gatherLists(facets.labels, order),
    },
  };
  const size = gatherPacked(columnsIn(board).size, order);
  free(order);
  return rankingWith(rest, { coverage, confidence, size });
}

/** What decides between two rows, the most important first. Rows already stand by number. */
export function keysOf(board: Board, { value, tie, confidence }: Scores): SortKey[] {
  return [
    { values: value, direction: "down" },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down" } as const]),
    { values: confidence, direction: "down" },
    { values: columnsIn(board).size, direction: "up" },
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
