import { type BoardName, BoardMaker } from "./board-maker.ts";
import { type Board, type BoardRow, noDay, type RatingColumn } from "./board.ts";
import {
  Dictionary,
  gatherBytes,
  gatherCoded,
  gatherDoubles,
  gatherIntegers,
  gatherLists,
  wordAt,
  wordsAt,
} from "./coded.ts";
import { type Rating } from "./item.ts";

/** What is different: rows as they are now, new ones among them, and numbers that are gone. */
export type BoardChanges = { readonly rows: readonly BoardRow[]; readonly gone: readonly number[] };

/**
 * board(g) = board(base) + the items that changed in between. The base stays as it is.
 *
 * O(rows × columns) in copying, a few milliseconds for 100,000 × 8; O(1) for each change.
 */
export function reviseBoard(base: Board, name: BoardName, { rows, gone }: BoardChanges): Board {
  if (rows.length === 0 && gone.length === 0) {
    return { ...base, ...name };
  }
  const changed = makeChanged(rows, name);
  return joined(name, [base, changed], mergeOrder(base, changed, gone));
}

/** One row of a board, as it went in; the row has to be there. */
export function rowOf(board: Board, row: number): BoardRow {
  const { facets } = board;
  const size = board.size[row] as number;
  return {
    number: board.number[row] as number,
    created: board.created[row] as number,
    type: facets.type[row] as number,
    priority: facets.priority[row] as number,
    status: wordAt(facets.status, row) ?? "",
    assignee: wordAt(facets.assignee, row) ?? "",
    team: wordAt(facets.team, row) ?? "",
    parent: facets.parent[row] as number,
    labels: wordsAt(facets.labels, row),
    size: Number.isNaN(size) ? null : size,
    start: dayAt(board.start, row),
    due: dayAt(board.due, row),
    ratings: ratingsOf(board, row),
  };
}

/** The row of an item's number, or -1. O(log n). */
export function rowOfNumber(board: Pick<Board, "number" | "count">, number: number): number {
  let low = 0;
  let high = board.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = board.number[middle] as number;
    if (found === number) {
      return middle;
    }
    if (found < number) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
}

function dayAt(days: Int32Array, row: number): number | null {
  const day = days[row] ?? noDay;
  return day === noDay ? null : day;
}

function ratingsOf(board: Board, row: number): Record<string, Rating> {
  const ratings: Record<string, Rating> = {};
  for (const [criterion, { likely, low, high }] of board.ratings) {
    const middle = likely[row] ?? Number.NaN;
    if (Number.isNaN(middle)) {
      continue;
    }
    const from = low?.[row] ?? middle;
    const to = high?.[row] ?? middle;
    ratings[criterion] = from === to ? middle : { low: from, likely: middle, high: to };
  }
  return ratings;
}

function makeChanged(rows: readonly BoardRow[], name: BoardName): Board {
  const maker = new BoardMaker(rows.length);
  for (const row of rows.toSorted((a, b) => a.number - b.number)) {
    maker.add(row);
  }
  return maker.make(name);
}

/** Rows of both boards by number: r is a row of the base, base.count + r one of the changed. */
function mergeOrder(base: Board, changed: Board, gone: readonly number[]): Int32Array {
  const left = new Set(gone);
  const order = new Int32Array(base.count + changed.count);
  let length = 0;
  let next = 0;
  const numberOfNext = () => changed.number[next] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row < base.count; row += 1) {
    const number = base.number[row] as number;
    while (numberOfNext() < number) {
      order[length++] = base.count + next++;
    }
    if (numberOfNext() === number) {
      order[length++] = base.count + next++;
    } else if (left.size === 0 || !left.has(number)) {
      order[length++] = row;
    }
  }
  while (next < changed.count) {
    order[length++] = base.count + next++;
  }
  return order.slice(0, length);
}

/** Two boards laid one behind the other and picked from in `order`. */
function joined(name: BoardName, [a, b]: readonly [Board, Board], order: Int32Array): Board {
  const doubles = (of: (board: Board) => Float64Array) =>
    gatherDoubles(behind(of(a), of(b)), order);
  const integers = (of: (board: Board) => Int32Array) =>
    gatherIntegers(behind(of(a), of(b)), order);
  const bytes = (of: (board: Board) => Uint8Array) => gatherBytes(behind(of(a), of(b)), order);
  const code = (of: (board: Board) => Board["facets"]["status"]) =>
    gatherCoded(codedBehind(of(a), of(b)), order);
  return {
    ...name,
    count: order.length,
    number: integers((board) => board.number),
    created: doubles((board) => board.created),
    size: doubles((board) => board.size),
    start: integers((board) => board.start),
    due: integers((board) => board.due),
    facets: {
      type: bytes((board) => board.facets.type),
      priority: bytes((board) => board.facets.priority),
      parent: integers((board) => board.facets.parent),
      status: code((board) => board.facets.status),
      assignee: code((board) => board.facets.assignee),
      team: code((board) => board.facets.team),
      labels: gatherLists(listsBehind(a.facets.labels, b.facets.labels), order),
    },
    ratings: ratingsBehind(a, b, order),
  };
}

function behind<A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(a: A, b: A): A {
  const both = new (a.constructor as new (length: number) => A)(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function codedBehind(a: Board["facets"]["status"], b: Board["facets"]["status"]) {
  const dictionary = new Dictionary(a.words);
  const translated = b.codes.map((code) => dictionary.codeOf(b.words[code] ?? ""));
  return { codes: behind(a.codes, translated), words: dictionary.words };
}

function listsBehind(a: Board["facets"]["labels"], b: Board["facets"]["labels"]) {
  const { codes, words } = codedBehind(a, b);
  const shift = a.offsets.at(-1) ?? 0;
  const offsets = behind(
    a.offsets,
    b.offsets.subarray(1).map((offset) => offset + shift),
  );
  return { offsets, codes, words };
}

function ratingsBehind(a: Board, b: Board, order: Int32Array): Map<string, RatingColumn> {
  const criteria = [...new Set([...a.ratings.keys(), ...b.ratings.keys()])].toSorted();
  const columns = new Map<string, RatingColumn>();
  for (const criterion of criteria) {
    const [x, y] = [a.ratings.get(criterion), b.ratings.get(criterion)];
    const pick = (of: (column: RatingColumn) => Float64Array) =>
      gatherDoubles(behind(x ? of(x) : absent(a.count), y ? of(y) : absent(b.count)), order);
    const hasIntervals = x?.low !== undefined || y?.low !== undefined;
    columns.set(criterion, {
      likely: pick((column) => column.likely),
      ...(hasIntervals && {
        low: pick((column) => column.low ?? column.likely),
        high: pick((column) => column.high ?? column.likely),
      }),
    });
  }
  return columns;
}

function absent(count: number): Float64Array {
  return new Float64Array(count).fill(Number.NaN);
}
