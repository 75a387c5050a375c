import {
  type DictionaryColumn,
  isDictionaryColumn,
  type NumericArray,
  type NumberColumn,
  decodeInto,
} from "../columns/dictionary-column.ts";
import { type ColumnDecoder } from "../columns/lazy-columns.ts";
import { withScratch, newScratchFloat64, newScratchLike } from "../columns/scratch.ts";
import { type Scores, type ModelInUse } from "../models/model.ts";
import {
  getSnapshotColumns,
  getEncodedRatings,
  assembleRatings,
  assembleSnapshot,
} from "../snapshot/snapshot-columns.ts";
import { type Snapshot, type Facets, type RatingColumn } from "../snapshot/snapshot.ts";

/** A board of no more rows is rated as a whole, its columns unpacked once for all that ask. */
const unsegmentedRowsMax = 250_000;

/** One of more is rated so many at a time: what a kernel needs by the way stays small. */
const segmentRows = 32_768;

/**
 * The scores of a board. A model that looks at each item by itself rates a large board segment by
 * segment, to the very bits it would give to the whole: what stands in between would take as much
 * memory as the board. The scores are there for as long as what asks for them; see `passing`.
 */
export function rateSnapshot(
  board: Snapshot,
  { model, definition }: Pick<ModelInUse, "model" | "definition">,
  rows = board.count > unsegmentedRowsMax ? segmentRows : unsegmentedRowsMax,
): Scores {
  if (board.count <= rows || definition.relative === true) {
    return model.rate(board, definition);
  }
  const whole = newScoresBuffer(board.count);
  for (let from = 0; from < board.count; from += rows) {
    const to = Math.min(from + rows, board.count);
    // All that the model makes by the way goes when its scores are laid to the others.
    withScratch(() =>
      copySegment(whole, model.rate(sliceSnapshot(board, from, to), definition), from),
    );
  }
  return whole;
}

type ScoresBuffer = { -readonly [K in keyof Scores]: Scores[K] };

function newScoresBuffer(count: number): ScoresBuffer {
  const coverage = newScratchFloat64(count);
  return { value: newScratchFloat64(count), coverage, confidence: coverage };
}

function copySegment(whole: ScoresBuffer, part: Scores, from: number): void {
  const { value, coverage } = whole;
  if (part.confidence !== part.coverage && whole.confidence === coverage) {
    whole.confidence = coverage.slice();
  }
  value.set(part.value, from);
  coverage.set(part.coverage, from);
  whole.confidence.set(part.confidence, from);
  if (part.tie !== undefined) {
    whole.tie ??= new Float64Array(value.length);
    whole.tie.set(part.tie, from);
  }
  if (part.classes !== undefined) {
    whole.classes ??= new Uint8Array(value.length);
    whole.classes.set(part.classes, from);
  }
}

/** Some rows next to each other as a board: views, not copies; what is unpacked is passing. */
function sliceSnapshot(board: Snapshot, from: number, to: number): Snapshot {
  const { workspace, generation, at, number, created, facets } = board;
  const columns = getSnapshotColumns(board);
  const read = createScratchDecoder();
  const ratings = new Map<string, RatingColumn>();
  for (const [criterion, column] of board.ratings) {
    const { likely, low, high } = getEncodedRatings(column);
    const bounds = low &&
      high && { low: sliceColumn(low, from, to), high: sliceColumn(high, from, to) };
    ratings.set(
      criterion,
      assembleRatings({ likely: sliceColumn(likely, from, to), ...bounds }, read),
    );
  }
  const rest = {
    workspace,
    generation,
    at,
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
  return assembleSnapshot(rest, segment, read);
}

/** Unpacks each column once. */
function createScratchDecoder(): ColumnDecoder {
  const known = new Map<object, NumericArray>();
  return <A extends NumericArray>(column: DictionaryColumn<A>): A => {
    const { codes, values } = column;
    const read =
      known.get(column) ?? decodeInto<NumericArray>(newScratchLike(values, codes.length), column);
    known.set(column, read);
    return read as A;
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
