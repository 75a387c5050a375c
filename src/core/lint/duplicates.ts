import { ratingsIn } from "../board/board-columns.ts";
import { numberAt, type Packed } from "../columns/packed.ts";
import { passingWords } from "../columns/passing.ts";
import { orderBy } from "../ranking/order.ts";
import { countOf, type Finding, namedMax } from "./finding.ts";
import { type Judged, type Subject } from "./subject.ts";

/** Items with fewer ratings are alike for lack of them. */
const ratedMin = 2;

/**
 * Items that the model cannot tell apart, whatever its weights: the very same ratings by all of its
 * criteria, at least two. Rows are brought together by a hash and then compared to the letter.
 */
export function lintDuplicates({ board, criteria }: Subject): Finding[] {
  const columns = columnsIn(criteria);
  const rated = ratedOf(criteria, board.count);
  const hashes = hashesOf(columns, board.count);
  for (let row = 0; row < board.count; row += 1) {
    hashes[row] = (rated[row] as number) < ratedMin ? Number.NaN : (hashes[row] as number);
  }
  const order = orderBy(board.count, [{ values: hashes, direction: "up" }]);
  const groups = groupsOf({ order, hashes, columns });
  return groups.items === 0 ? [] : [findingOf(board.number, groups)];
}

/** As they are kept: all of them are looked at row by row. */
type Column = Packed<Float64Array>;

function columnsIn(criteria: readonly Judged[]): Column[] {
  return criteria.flatMap(({ column }) => {
    const { likely, low, high } = ratingsIn(column);
    return low === undefined || high === undefined ? [likely] : [likely, low, high];
  });
}

function ratedOf(criteria: readonly Judged[], count: number): Uint8Array {
  const rated = new Uint8Array(count);
  for (const { column } of criteria) {
    const { likely } = column;
    for (let row = 0; row < count; row += 1) {
      rated[row] = (rated[row] as number) + Number(!Number.isNaN(likely[row]));
    }
  }
  return rated;
}

/** 53 bits of each row's ratings, mixed; a rating that is not there is one value, and −0 is 0. */
function hashesOf(columns: readonly Column[], count: number): Float64Array {
  const [low, high] = [passingWords(count), passingWords(count)];
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  for (const column of columns) {
    for (let row = 0; row < count; row += 1) {
      const rating = numberAt(column, row) as number;
      double[0] = Number.isNaN(rating) ? 0.123_456_789 : rating + 0;
      const [a, b] = [halves[0] as number, halves[1] as number];
      low[row] = mixed((low[row] as number) ^ a) + b;
      high[row] = mixed((high[row] as number) + b) ^ a;
    }
  }
  return Float64Array.from(
    low,
    (bits, row) => (mixed(high[row] as number) >>> 11) * 2 ** 32 + bits,
  );
}

/** The finaliser of MurmurHash3 (A. Appleby): every bit of the input sways every bit of the output. */
function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

type Groups = {
  readonly items: number;
  readonly groups: number;
  /** The largest, the first of equals. */
  readonly largest: Uint32Array;
};

/** Runs of neighbours that are the same; rows without a hash stand last, and are none. */
function groupsOf(rows: {
  readonly order: Uint32Array;
  readonly hashes: Float64Array;
  readonly columns: readonly Column[];
}): Groups {
  const { order, hashes, columns } = rows;
  let [start, items, groups, largest] = [0, 0, 0, order.subarray(0, 0)];
  const isSame = (a: number, b: number) =>
    hashes[a] === hashes[b] && columns.every((column) => isSameRating(column, a, b));
  for (let at = 1; at <= order.length; at += 1) {
    if (at < order.length && isSame(order[at - 1] as number, order[at] as number)) {
      continue;
    }
    const length = at - start;
    items += length > 1 ? length : 0;
    groups += length > 1 ? 1 : 0;
    largest = length > Math.max(1, largest.length) ? order.subarray(start, at) : largest;
    start = at;
  }
  return { items, groups, largest };
}

function isSameRating(column: Column, a: number, b: number): boolean {
  const [x, y] = [numberAt(column, a) as number, numberAt(column, b) as number];
  return x === y || (Number.isNaN(x) && Number.isNaN(y));
}

function findingOf(number: Int32Array, { items, groups, largest }: Groups): Finding {
  const inGroups =
    groups === 1
      ? `${countOf(items)} have the very same ratings`
      : `${countOf(items)} in ${groups} groups have the very same ratings; the largest group has ${largest.length}`;
  return {
    rule: "ratings-duplicate",
    severity: "info",
    items: Array.from(largest.subarray(0, namedMax), (row) => number[row] as number),
    count: items,
    detail: `${inGroups}.`,
    suggestion:
      "Look whether they are one item, or compare them with each other and rate them anew.",
  };
}
