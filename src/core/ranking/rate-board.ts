import { columnsIn, ratingsIn, ratingsWith, boardWith } from "../board/board-columns.ts";
import { type Board, type Facets, type RatingColumn } from "../board/board.ts";
import { type Read } from "../columns/kept-columns.ts";
import { type Few, isFew, type Numbers, type Packed, spreadOnto } from "../columns/packed.ts";
import { passing, passingDoubles, passingLike } from "../columns/passing.ts";
import { type Scores, type ModelInUse } from "../models/model.ts";

/** A board of no more rows is rated as a whole, its columns unpacked once for all that ask. */
const wholeRows = 250_000;

/** One of more is rated so many at a time: what a kernel needs by the way stays small. */
const segmentRows = 32_768;

/**
 * The scores of a board. A model that looks at each item by itself rates a large board segment by
 * segment, to the very bits it would give to the whole: what stands in between would take as much
 * memory as the board. The scores are there for as long as what asks for them; see `passing`.
 */
export function rateBoard(
  board: Board,
  { model, definition }: Pick<ModelInUse, "model" | "definition">,
  rows = board.count > wholeRows ? segmentRows : wholeRows,
): Scores {
  if (board.count <= rows || definition.relative === true) {
    return model.rate(board, definition);
  }
  const whole = roomFor(board.count);
  for (let from = 0; from < board.count; from += rows) {
    const to = Math.min(from + rows, board.count);
    // All that the model makes by the way goes when its scores are laid to the others.
    passing(() => lay(whole, model.rate(segmentOf(board, from, to), definition), from));
  }
  return whole;
}

type Room = { -readonly [K in keyof Scores]: Scores[K] };

function roomFor(count: number): Room {
  const coverage = passingDoubles(count);
  return { value: passingDoubles(count), coverage, confidence: coverage };
}

function lay(whole: Room, part: Scores, from: number): void {
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
function segmentOf(board: Board, from: number, to: number): Board {
  const { workspace, generation, at, number, created, facets } = board;
  const columns = columnsIn(board);
  const read = passingReader();
  const ratings = new Map<string, RatingColumn>();
  for (const [criterion, column] of board.ratings) {
    const { likely, low, high } = ratingsIn(column);
    const bounds = low && high && { low: some(low, from, to), high: some(high, from, to) };
    ratings.set(criterion, ratingsWith({ likely: some(likely, from, to), ...bounds }, read));
  }
  const rest = {
    workspace,
    generation,
    at,
    count: to - from,
    number: number.subarray(from, to),
    created: created.subarray(from, to),
    facets: someOf(facets, from, to),
    ratings,
  };
  const segment = {
    size: some(columns.size, from, to),
    start: some(columns.start, from, to),
    due: some(columns.due, from, to),
  };
  return boardWith(rest, segment, read);
}

/** Unpacks each column once. */
function passingReader(): Read {
  const known = new Map<object, Numbers>();
  return <A extends Numbers>(column: Few<A>): A => {
    const { codes, values } = column;
    const read =
      known.get(column) ?? spreadOnto<Numbers>(passingLike(values, codes.length), column);
    known.set(column, read);
    return read as A;
  };
}

function someOf(facets: Facets, from: number, to: number): Facets {
  const { status, assignee, team, labels } = facets;
  return {
    type: facets.type.subarray(from, to),
    priority: facets.priority.subarray(from, to),
    parent: facets.parent.subarray(from, to),
    status: { codes: status.codes.subarray(from, to), words: status.words },
    assignee: { codes: assignee.codes.subarray(from, to), words: assignee.words },
    team: { codes: team.codes.subarray(from, to), words: team.words },
    labels: { ...labels, offsets: labels.offsets.subarray(from, to + 1) },
  };
}

function some<A extends Numbers>(column: Packed<A>, from: number, to: number): Packed<A> {
  return isFew(column)
    ? { codes: column.codes.subarray(from, to), values: column.values }
    : (column.subarray(from, to) as A);
}
