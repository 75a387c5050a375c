import {
  type Coded,
  type CodedLists,
  type Codes,
  Dictionary,
  gatherBytes,
  gatherCoded,
  gatherDoubles,
  gatherIntegers,
  gatherLists,
  newCodes,
  wordsAt,
} from "../columns/coded.ts";
import { absent, type Join, joinPacked } from "../columns/join-packed.ts";
import { likeArray, type Numbers } from "../columns/packed.ts";
import { free } from "../columns/passing.ts";
import { boardWith, columnsIn, ratingsIn, ratingsWith } from "./board-columns.ts";
import { type BoardName } from "./board-maker.ts";
import { type Board, type RatingColumn } from "./board.ts";

/**
 * The base with the changed rows laid over it: one copy of each column in which something is
 * different, and O(1) for each change.
 */
export function overlaid(
  name: BoardName,
  [a, b]: readonly [Board, Board],
  places: Int32Array,
): Board {
  const count = Math.max(a.count, (places.at(-1) ?? 0) + 1);
  const numbers = <A extends Numbers>(base: A, over: A) =>
    isKept({ base, over, places }) ? base : lay(likeArray(base, count), { base, over, places });
  const bytes = (base: Uint8Array, over: Uint8Array) =>
    isKept({ base, over, places }) ? base : lay(new Uint8Array(count), { base, over, places });
  const coded = (base: Coded, over: Coded): Coded => {
    const { codes, words } = translated(base, over);
    const laid = { base: base.codes, over: codes, places };
    return isKept(laid) ? base : { codes: lay(newCodes(count, words.length), laid), words };
  };
  const [of, by] = [a.facets, b.facets];
  const rest = {
    ...name,
    count,
    number: numbers(a.number, b.number),
    created: numbers(a.created, b.created),
    facets: {
      type: bytes(of.type, by.type),
      priority: bytes(of.priority, by.priority),
      parent: numbers(of.parent, by.parent),
      status: coded(of.status, by.status),
      assignee: coded(of.assignee, by.assignee),
      team: coded(of.team, by.team),
      labels: overlaidLists([of.labels, by.labels], places, count),
    },
  };
  return withJoined(rest, [a, b], { numbers, bytes });
}

/** The columns that are kept packed, joined as the others were. */
function withJoined(
  rest: Omit<Board, "size" | "start" | "due" | "ratings">,
  [a, b]: readonly [Board, Board],
  join: Join,
): Board {
  const [of, by] = [columnsIn(a), columnsIn(b)];
  const columns = {
    size: joinPacked(of.size, by.size, join),
    start: joinPacked(of.start, by.start, join),
    due: joinPacked(of.due, by.due, join),
  };
  return boardWith({ ...rest, ratings: mergeRatings([a, b], join) }, columns);
}

type Laying = {
  readonly base: Numbers | Codes;
  readonly over: ArrayLike<number>;
  readonly places: Int32Array;
};

/**
 * Whether every changed row says what its place says already: the column is then that of both
 * boards. One that lies in a copy among others is not, for it would keep all of the copy.
 */
function isKept({ base, over, places }: Laying): boolean {
  const isAlone = base.buffer.byteLength <= 2 * base.byteLength;
  return isAlone && places.every((place, row) => Object.is(base[place], over[row]));
}

function lay<A extends Numbers | Codes>(onto: A, { base, over, places }: Laying): A {
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
  if (places.every((place, row) => place < rows && isSameList([base, place], [over, row]))) {
    return base;
  }
  const order = new Uint32Array(count);
  for (let row = 0; row < rows; row += 1) {
    order[row] = row;
  }
  for (let row = 0; row < places.length; row += 1) {
    order[places[row] as number] = rows + row;
  }
  const lists = gatherLists(listsBehind(base, over), order);
  free(order);
  return lists;
}

type ListAt = readonly [lists: CodedLists, row: number];

function isSameList(a: ListAt, b: ListAt): boolean {
  const [was, is] = [wordsAt(...a), wordsAt(...b)];
  return was.length === is.length && was.every((word, at) => word === is[at]);
}

/** Two boards laid one behind the other and picked from in `order`. */
export function joined(name: BoardName, [a, b]: readonly [Board, Board], order: Int32Array): Board {
  const numbers = <A extends Numbers>(base: A, over: A): A => {
    const both = behind(base, over);
    const picked =
      both instanceof Float64Array ? gatherDoubles(both, order) : gatherIntegers(both, order);
    free(both);
    return picked as A;
  };
  const bytes = (base: Uint8Array, over: Uint8Array) => {
    const both = behind(base, over);
    const picked = gatherBytes(both, order);
    free(both);
    return picked;
  };
  const code = (of: Coded, by: Coded) => gatherCoded(codedBehind(of, by), order);
  const [of, by] = [a.facets, b.facets];
  const rest = {
    ...name,
    count: order.length,
    number: numbers(a.number, b.number),
    created: numbers(a.created, b.created),
    facets: {
      type: bytes(of.type, by.type),
      priority: bytes(of.priority, by.priority),
      parent: numbers(of.parent, by.parent),
      status: code(of.status, by.status),
      assignee: code(of.assignee, by.assignee),
      team: code(of.team, by.team),
      labels: gatherLists(listsBehind(of.labels, by.labels), order),
    },
  };
  return withJoined(rest, [a, b], { numbers, bytes });
}

function behind<A extends Numbers | Uint32Array | Uint8Array>(a: A, b: A): A {
  const both = new (a.constructor as new (length: number) => A)(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function codedBehind(a: Coded, b: Coded): Coded {
  const { codes, words } = translated(a, b);
  const both = newCodes(a.codes.length + codes.length, words.length);
  both.set(a.codes);
  both.set(codes, a.codes.length);
  return { codes: both, words };
}

/** The codes of b in the words of a, and of those that only b has. */
function translated(a: Coded, b: Coded): { readonly codes: Uint32Array; readonly words: string[] } {
  const dictionary = new Dictionary(a.words);
  const codes = Uint32Array.from(b.codes, (code) => dictionary.codeOf(b.words[code] ?? ""));
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

/** Every criterion of either board, each joined of two columns. */
function mergeRatings([a, b]: readonly [Board, Board], join: Join): Map<string, RatingColumn> {
  const criteria = [...new Set([...a.ratings.keys(), ...b.ratings.keys()])].toSorted();
  const columns = new Map<string, RatingColumn>();
  for (const criterion of criteria) {
    const [base, over] = [a.ratings.get(criterion), b.ratings.get(criterion)];
    const x = base ? ratingsIn(base) : { likely: absent(a.count) };
    const y = over ? ratingsIn(over) : { likely: absent(b.count) };
    const hasIntervals = x.low !== undefined || y.low !== undefined;
    const column = {
      likely: joinPacked(x.likely, y.likely, join),
      ...(hasIntervals && {
        low: joinPacked(x.low ?? x.likely, y.low ?? y.likely, join),
        high: joinPacked(x.high ?? x.likely, y.high ?? y.likely, join),
      }),
    };
    columns.set(criterion, ratingsWith(column));
  }
  return columns;
}
