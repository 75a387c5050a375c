import { type NumberColumn } from "../../core/columns/dictionary-column.ts";
import { countDerivedColumns } from "../../core/financials/derived.ts";
import { getRankingColumns } from "../../core/ranking/ranking-columns.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { getSnapshotColumns, getEncodedRatings } from "../../core/snapshot/snapshot-columns.ts";
import { type Snapshot, type Facets } from "../../core/snapshot/snapshot.ts";

/** Size of the objects, maps and short strings around the columns. */
const overheadBytes = 4_000;

/** Size of a string without its characters. A character has at most two bytes. */
const wordOverheadBytes = 32;

/**
 * Estimates the memory of a snapshot, including the columns that models may derive from it. Decodes
 * no column: decoded columns have a budget of their own.
 */
export function estimateSnapshotBytes(snapshot: Snapshot): number {
  const { number, created, facets, ratings, count } = snapshot;
  const ratingColumns = [...ratings.values()].flatMap((column) =>
    Object.values(getEncodedRatings(column)),
  );
  const otherColumns = [number, created, ...Object.values(getSnapshotColumns(snapshot))];
  return (
    overheadBytes +
    sumBufferBytes([...otherColumns, ...ratingColumns, ...listFacetArrays(facets)]) +
    estimateWordBytes(facets) +
    8 * count * countDerivedColumns(ratings)
  );
}

/** Estimates the memory of a ranking, including the index by item number that readers may build. */
export function estimateRankingBytes(ranking: Ranking): number {
  const { number, score, facets, classes, gates, count } = ranking;
  const columns: SizedColumn[] = [
    number,
    score,
    ...Object.values(getRankingColumns(ranking)),
    ...listFacetArrays(facets),
  ];
  if (classes !== undefined) {
    columns.push(classes.codes);
  }
  if (gates !== undefined) {
    columns.push(gates.failed);
  }
  return overheadBytes + sumBufferBytes(columns) + estimateWordBytes(facets) + 4 * count;
}

type SizedColumn = NumberColumn<Float64Array> | NumberColumn<Int32Array> | ArrayBufferView;

/** Sums the buffers of columns. Columns of one cached value share a buffer, which counts once. */
function sumBufferBytes(columns: readonly SizedColumn[]): number {
  const arrays = columns.flatMap((column) =>
    "codes" in column ? [column.codes, column.values] : [column],
  );
  const buffers = new Set(arrays.map(({ buffer }) => buffer));
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function listFacetArrays({ type, priority, parent, status, assignee, team, labels }: Facets) {
  const codes = [status, assignee, team, labels].map((column) => column.codes);
  return [type, priority, parent, labels.offsets, ...codes];
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
