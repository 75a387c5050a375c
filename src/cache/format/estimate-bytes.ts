import { type NumberColumn } from "../../core/columns/dictionary-column.ts";
import { countDerivedColumns } from "../../core/financials/derived.ts";
import { getRankingColumns } from "../../core/ranking/ranking-columns.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { getSnapshotColumns, getEncodedRatings } from "../../core/snapshot/snapshot-columns.ts";
import { type Snapshot, type Facets } from "../../core/snapshot/snapshot.ts";

/** What objects, maps and short texts around the columns take. */
const overheadBytes = 4_000;

/** A text takes so much beside its letters, and a letter two bytes at the most. */
const wordOverheadBytes = 32;

/**
 * What a board takes of an isolate's memory, with the columns that models may yet derive from it.
 * What is unpacked of it has a bound of its own. Nothing is unpacked to say so.
 */
export function estimateSnapshotBytes(board: Snapshot): number {
  const { number, created, facets, ratings, count } = board;
  const said = [...ratings.values()].flatMap((column) => Object.values(getEncodedRatings(column)));
  const kept = [number, created, ...Object.values(getSnapshotColumns(board)), ...said];
  return (
    overheadBytes +
    sumBufferBytes([...kept, ...listFacetArrays(facets)]) +
    estimateWordBytes(facets) +
    8 * count * countDerivedColumns(ratings)
  );
}

/** What a ranking takes, with the list of where each number stands that readers may yet make. */
export function estimateRankingBytes(ranking: Ranking): number {
  const { number, score, facets, classes, count } = ranking;
  const kept = [
    number,
    score,
    ...Object.values(getRankingColumns(ranking)),
    ...listFacetArrays(facets),
  ];
  const all = classes === undefined ? kept : [...kept, classes.codes];
  return overheadBytes + sumBufferBytes(all) + estimateWordBytes(facets) + 4 * count;
}

type SizedColumn = NumberColumn<Float64Array> | NumberColumn<Int32Array> | ArrayBufferView;

/** Of all these columns; those of one copy lie in the same bytes, which count once. */
function sumBufferBytes(columns: readonly SizedColumn[]): number {
  const arrays = columns.flatMap((column) =>
    "codes" in column ? [column.codes, column.values] : [column],
  );
  const buffers = new Set(arrays.map(({ buffer }) => buffer));
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function listFacetArrays({ type, priority, parent, status, assignee, team, labels }: Facets) {
  const coded = [status, assignee, team, labels].map(({ codes }) => codes);
  return [type, priority, parent, labels.offsets, ...coded];
}

function estimateWordBytes({ status, assignee, team, labels }: Facets): number {
  let bytes = 0;
  for (const { values } of [status, assignee, team, labels]) {
    for (const { length } of values) {
      bytes += wordOverheadBytes + 2 * length;
    }
  }
  return bytes;
}
