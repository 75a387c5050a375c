import { type BoardName } from "./board-maker.ts";
import { type Board, type Coded, type CodedLists, type RatingColumn } from "./board.ts";
import {
  Dictionary,
  gatherBytes,
  gatherCoded,
  gatherDoubles,
  gatherIntegers,
  gatherLists,
} from "./coded.ts";

/** The base with the changed rows laid over it: one copy of each column, and O(1) for each change. */
export function overlaid(
  name: BoardName,
  [a, b]: readonly [Board, Board],
  places: Int32Array,
): Board {
  const count = Math.max(a.count, (places.at(-1) ?? 0) + 1);
  const doubles = (base: Float64Array, over: Float64Array) =>
    lay(new Float64Array(count), { base, over, places });
  const integers = (base: Int32Array, over: Int32Array) =>
    lay(new Int32Array(count), { base, over, places });
  const bytes = (base: Uint8Array, over: Uint8Array) =>
    lay(new Uint8Array(count), { base, over, places });
  const coded = (base: Coded, over: Coded): Coded => {
    const { codes, words } = translated(base, over);
    return { codes: lay(new Uint32Array(count), { base: base.codes, over: codes, places }), words };
  };
  const [of, by] = [a.facets, b.facets];
  return {
    ...name,
    count,
    number: integers(a.number, b.number),
    created: doubles(a.created, b.created),
    size: doubles(a.size, b.size),
    start: integers(a.start, b.start),
    due: integers(a.due, b.due),
    facets: {
      type: bytes(of.type, by.type),
      priority: bytes(of.priority, by.priority),
      parent: integers(of.parent, by.parent),
      status: coded(of.status, by.status),
      assignee: coded(of.assignee, by.assignee),
      team: coded(of.team, by.team),
      labels: overlaidLists([of.labels, by.labels], places, count),
    },
    ratings: mergeRatings([a, b], doubles),
  };
}

function lay<A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
  onto: A,
  { base, over, places }: { readonly base: A; readonly over: A; readonly places: Int32Array },
): A {
  onto.set(base);
  for (let row = 0; row < places.length; row += 1) {
    onto[places[row] as number] = over[row] as number;
  }
  return onto;
}

/** Lists have no fixed length, so they are picked anew: in a row's place, its change or itself. */
function overlaidLists(
  [base, over]: readonly [CodedLists, CodedLists],
  places: Int32Array,
  count: number,
): CodedLists {
  const rows = base.offsets.length - 1;
  const order = new Int32Array(count);
  for (let row = 0; row < rows; row += 1) {
    order[row] = row;
  }
  for (let row = 0; row < places.length; row += 1) {
    order[places[row] as number] = rows + row;
  }
  return gatherLists(listsBehind(base, over), order);
}

/** Two boards laid one behind the other and picked from in `order`. */
export function joined(name: BoardName, [a, b]: readonly [Board, Board], order: Int32Array): Board {
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
    ratings: mergeRatings([a, b], (base, over) => gatherDoubles(behind(base, over), order)),
  };
}

function behind<A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(a: A, b: A): A {
  const both = new (a.constructor as new (length: number) => A)(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function codedBehind(a: Coded, b: Coded): Coded {
  const { codes, words } = translated(a, b);
  return { codes: behind(a.codes, codes), words };
}

/** The codes of b in the words of a, and of those that only b has. */
function translated(a: Coded, b: Coded): Coded {
  const dictionary = new Dictionary(a.words);
  const codes = b.codes.map((code) => dictionary.codeOf(b.words[code] ?? ""));
  return { codes, words: dictionary.words };
}

function listsBehind(a: CodedLists, b: CodedLists): CodedLists {
  const { codes, words } = codedBehind(a, b);
  const shift = a.offsets.at(-1) ?? 0;
  const offsets = behind(
    a.offsets,
    b.offsets.subarray(1).map((offset) => offset + shift),
  );
  return { offsets, codes, words };
}

/** Every criterion of either board; `join` makes one column of two. */
function mergeRatings(
  [a, b]: readonly [Board, Board],
  join: (base: Float64Array, over: Float64Array) => Float64Array,
): Map<string, RatingColumn> {
  const criteria = [...new Set([...a.ratings.keys(), ...b.ratings.keys()])].toSorted();
  const columns = new Map<string, RatingColumn>();
  for (const criterion of criteria) {
    const x = a.ratings.get(criterion) ?? { likely: absent(a.count) };
    const y = b.ratings.get(criterion) ?? { likely: absent(b.count) };
    const hasIntervals = x.low !== undefined || y.low !== undefined;
    columns.set(criterion, {
      likely: join(x.likely, y.likely),
      ...(hasIntervals && {
        low: join(x.low ?? x.likely, y.low ?? y.likely),
        high: join(x.high ?? x.likely, y.high ?? y.likely),
      }),
    });
  }
  return columns;
}

function absent(count: number): Float64Array {
  return new Float64Array(count).fill(Number.NaN);
}
