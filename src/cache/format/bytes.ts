import { columnsIn, ratingsIn } from "../../core/board/board-columns.ts";
import { type Board, type Facets } from "../../core/board/board.ts";
import { type Packed } from "../../core/columns/packed.ts";
import { derivedOf } from "../../core/financials/derived.ts";
import { rankingColumnsIn } from "../../core/ranking/ranking-columns.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";

/** What objects, maps and short texts around the columns take. */
const around = 4_000;

/** A text takes so much beside its letters, and a letter two bytes at the most. */
const wordBytes = 32;

/**
 * What a board takes of an isolate's memory, with the columns that models may yet derive from it.
 * What is unpacked of it has a bound of its own. Nothing is unpacked to say so.
 */
export function bytesOfBoard(board: Board): number {
  const { number, created, facets, ratings, count } = board;
  const said = [...ratings.values()].flatMap((column) => Object.values(ratingsIn(column)));
  const kept = [number, created, ...Object.values(columnsIn(board)), ...said];
  return (
    around +
    bytesIn([...kept, ...arraysOf(facets)]) +
    wordsOf(facets) +
    8 * count * derivedOf(ratings)
  );
}

/** What a ranking takes, with the list of where each number stands that readers may yet make. */
export function bytesOfRanking(ranking: Ranking): number {
  const { number, score, facets, classes, count } = ranking;
  const kept = [number, score, ...Object.values(rankingColumnsIn(ranking)), ...arraysOf(facets)];
  const all = classes === undefined ? kept : [...kept, classes.codes];
  return around + bytesIn(all) + wordsOf(facets) + 4 * count;
}

type Column = Packed<Float64Array> | Packed<Int32Array> | ArrayBufferView;

/** Of all these columns; those of one copy lie in the same bytes, which count once. */
function bytesIn(columns: readonly Column[]): number {
  const arrays = columns.flatMap((column) =>
    "codes" in column ? [column.codes, column.values] : [column],
  );
  const buffers = new Set(arrays.map(({ buffer }) => buffer));
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function arraysOf({ type, priority, parent, status, assignee, team, labels }: Facets) {
  const coded = [status, assignee, team, labels].map(({ codes }) => codes);
  return [type, priority, parent, labels.offsets, ...coded];
}

function wordsOf({ status, assignee, team, labels }: Facets): number {
  let bytes = 0;
  for (const { words } of [status, assignee, team, labels]) {
    for (const { length } of words) {
      bytes += wordBytes + 2 * length;
    }
  }
  return bytes;
}
