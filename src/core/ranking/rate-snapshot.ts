import {
  type DictionaryColumn,
  isDictionaryColumn,
  type NumericArray,
  type NumberColumn,
  decodeInto,
} from "../columns/dictionary-column.ts";
import { type ColumnDecoder } from "../columns/lazy-columns.ts";
import { withScratch, newScratchFloat64, newScratchLike } from "../columns/scratch.ts";
import { type Scores, type ResolvedModel } from "../models/model.ts";
import {
  getSnapshotColumns,
  getEncodedRatings,
  assembleRatings,
  assembleSnapshot,
} from "../snapshot/snapshot-columns.ts";
import { type Snapshot, type Facets, type RatingColumn } from "../snapshot/snapshot.ts";
import { rateWithGates } from "./gates.ts";

/** Rates at most this many rows in one segment, so that readers share decoded columns. */
const unsegmentedRowsMax = 250_000;

/**
 * A larger snapshot is rated in segments of this many rows, to limit a kernel's temporary arrays.
 */
const segmentRows = 32_768;

/**
 * Returns the scores of a snapshot, with the failed gates of its rows.
 *
 * A model that rates each item independently rates a large snapshot in segments, with bit-identical
 * scores: temporary arrays for all rows would need as much memory as the snapshot. The scores are
 * valid within the caller's `withScratch` computation, which frees them.
 */
export function rateSnapshot(
  snapshot: Snapshot,
  { model, definition }: Pick<ResolvedModel, "model" | "definition">,
  rowsMax = snapshot.count > unsegmentedRowsMax ? segmentRows : unsegmentedRowsMax,
): Scores {
  if (snapshot.count <= rowsMax || definition.relative === true) {
    return rateWithGates(snapshot, { model, definition });
  }
  const scores = newScoresBuffer(snapshot.count);
  for (let from = 0; from < snapshot.count; from += rowsMax) {
    const to = Math.min(from + rowsMax, snapshot.count);
    // Frees the scores and temporary arrays of each segment after copying the scores.
    withScratch(() => {
      const segment = sliceSnapshot(snapshot, from, to);
      copySegment(scores, rateWithGates(segment, { model, definition }), from);
    });
  }
  return scores;
}

type ScoresBuffer = { -readonly [K in keyof Scores]: Scores[K] };

function newScoresBuffer(count: number): ScoresBuffer {
  const coverage = newScratchFloat64(count);
  return { value: newScratchFloat64(count), coverage, confidence: coverage };
}

function copySegment(scores: ScoresBuffer, segment: Scores, from: number): void {
  const { value, coverage } = scores;
  if (segment.confidence !== segment.coverage && scores.confidence === coverage) {
    scores.confidence = coverage.slice();
  }
  value.set(segment.value, from);
  coverage.set(segment.coverage, from);
  scores.confidence.set(segment.confidence, from);
  if (segment.tie !== undefined) {
    scores.tie ??= new Float64Array(value.length);
    scores.tie.set(segment.tie, from);
  }
  if (segment.classes !== undefined) {
    scores.classes ??= new Uint8Array(value.length);
    scores.classes.set(segment.classes, from);
  }
  if (segment.failed !== undefined) {
    scores.failed ??= new Uint8Array(value.length);
    scores.failed.set(segment.failed, from);
  }
}

/** Returns adjacent rows as a snapshot of views. Its decoded columns are scratch arrays. */
function sliceSnapshot(snapshot: Snapshot, from: number, to: number): Snapshot {
  const { workspace, generation, at, statuses, number, created, facets } = snapshot;
  const columns = getSnapshotColumns(snapshot);
  const decode = createScratchDecoder();
  const ratings = new Map<string, RatingColumn>();
  for (const [criterion, column] of snapshot.ratings) {
    const { likely, low, high } = getEncodedRatings(column);
    const bounds = low &&
      high && { low: sliceColumn(low, from, to), high: sliceColumn(high, from, to) };
    ratings.set(
      criterion,
      assembleRatings({ likely: sliceColumn(likely, from, to), ...bounds }, decode),
    );
  }
  const rest = {
    workspace,
    generation,
    at,
    statuses,
    count: to - from,
    number: number.subarray(from, to),
    created: created.subarray(from, to),
    facets: sliceFacets(facets, from, to),
    ratings,
  };
  const segment = {
    size: sliceColumn(columns.size, from, to),
    start: sliceColumn(columns.start, from, to),
    due: sliceColumn(columns.due, from, to),
  };
  return assembleSnapshot(rest, segment, decode);
}

/** Returns a decoder that decodes each column once, into a scratch array. */
function createScratchDecoder(): ColumnDecoder {
  const decodedColumns = new Map<object, NumericArray>();
  return <A extends NumericArray>(column: DictionaryColumn<A>): A => {
    const { codes, values } = column;
    const decoded =
      decodedColumns.get(column) ??
      decodeInto<NumericArray>(newScratchLike(values, codes.length), column);
    decodedColumns.set(column, decoded);
    return decoded as A;
  };
}

function sliceFacets(facets: Facets, from: number, to: number): Facets {
  const { status, assignee, team, labels } = facets;
  return {
    type: facets.type.subarray(from, to),
    priority: facets.priority.subarray(from, to),
    parent: facets.parent.subarray(from, to),
    status: { codes: status.codes.subarray(from, to), values: status.values },
    assignee: { codes: assignee.codes.subarray(from, to), values: assignee.values },
    team: { codes: team.codes.subarray(from, to), values: team.values },
    labels: { ...labels, offsets: labels.offsets.subarray(from, to + 1) },
  };
}

function sliceColumn<A extends NumericArray>(
  column: NumberColumn<A>,
  from: number,
  to: number,
): NumberColumn<A> {
  return isDictionaryColumn(column)
    ? { codes: column.codes.subarray(from, to), values: column.values }
    : (column.subarray(from, to) as A);
}
