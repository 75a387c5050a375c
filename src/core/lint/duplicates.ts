import { numberAt, type NumberColumn } from "../columns/dictionary-column.ts";
import { newScratchUint32 } from "../columns/scratch.ts";
import { orderBy } from "../ranking/order-by.ts";
import { type Sliced } from "../slices.ts";
import { getEncodedRatings } from "../snapshot/snapshot-columns.ts";
import { formatCount } from "../words/wording.ts";
import { type Finding, findingItemsMax } from "./finding.ts";
import { type RatedCriterion, type LintSubject } from "./subject.ts";

/** The minimum number of ratings of an item that can be a duplicate. */
const ratedMin = 2;

/** The columns of a row whose hash takes as long as one unit of cost: see `Sliced`. */
const columnsPerCost = 4;

/**
 * Finds groups of items with equal ratings for all criteria of the model, at least two each. No
 * weights distinguish them. The function sorts rows by a hash and then compares neighbours exactly.
 */
export function* lintDuplicates({ snapshot, criteria }: LintSubject): Sliced<Finding[]> {
  const { count } = snapshot;
  const columns = listColumns(criteria);
  const rated = countRatings(criteria, count);
  yield (count * criteria.length) / columnsPerCost;
  const hashes = yield* hashRows(columns, count);
  for (let row = 0; row < count; row += 1) {
    hashes[row] = (rated[row] as number) < ratedMin ? Number.NaN : (hashes[row] as number);
  }
  yield count;
  const order = orderBy(count, [{ values: hashes, direction: "up" }]);
  yield count;
  const groups = findGroups({ order, hashes, columns });
  return groups.items === 0 ? [] : [buildFinding(snapshot.number, groups)];
}

/** A column as stored, without decoding, because every row is read. */
type RatingValues = NumberColumn<Float64Array>;

function listColumns(criteria: readonly RatedCriterion[]): RatingValues[] {
  return criteria.flatMap(({ column }) => {
    const { likely, low, high } = getEncodedRatings(column);
    return low === undefined || high === undefined ? [likely] : [likely, low, high];
  });
}

function countRatings(criteria: readonly RatedCriterion[], count: number): Uint8Array {
  const rated = new Uint8Array(count);
  for (const { column } of criteria) {
    const { likely } = column;
    for (let row = 0; row < count; row += 1) {
      rated[row] = (rated[row] as number) + Number(!Number.isNaN(likely[row]));
    }
  }
  return rated;
}

/** Hashes each row's ratings to 53 bits. All missing ratings hash alike, and −0 hashes as 0. */
function* hashRows(columns: readonly RatingValues[], count: number): Sliced<Float64Array> {
  const [low, high] = [newScratchUint32(count), newScratchUint32(count)];
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  for (const column of columns) {
    for (let row = 0; row < count; row += 1) {
      const rating = numberAt(column, row) as number;
      double[0] = Number.isNaN(rating) ? 0.123_456_789 : rating + 0;
      const [a, b] = [halves[0] as number, halves[1] as number];
      low[row] = mixBits((low[row] as number) ^ a) + b;
      high[row] = mixBits((high[row] as number) + b) ^ a;
    }
    yield count / columnsPerCost;
  }
  const hashes = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    hashes[row] = (mixBits(high[row] as number) >>> 11) * 2 ** 32 + (low[row] as number);
  }
  return hashes;
}

/** Mixes bits with the finaliser of MurmurHash3 (A. Appleby). */
function mixBits(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

type DuplicateGroups = {
  readonly items: number;
  readonly groups: number;
  /** The rows of the largest group; the first one if several are equally large. */
  readonly largest: Uint32Array;
};

/** Finds runs of equal neighbours. Rows without a hash (NaN) are never equal. */
function findGroups(rows: {
  readonly order: Uint32Array;
  readonly hashes: Float64Array;
  readonly columns: readonly RatingValues[];
}): DuplicateGroups {
  const { order, hashes, columns } = rows;
  let [start, items, groups, largest] = [0, 0, 0, order.subarray(0, 0)];
  const isSame = (a: number, b: number) =>
    hashes[a] === hashes[b] && columns.every((column) => isSameRating(column, a, b));
  for (let index = 1; index <= order.length; index += 1) {
    if (index < order.length && isSame(order[index - 1] as number, order[index] as number)) {
      continue;
    }
    const length = index - start;
    items += length > 1 ? length : 0;
    groups += length > 1 ? 1 : 0;
    largest = length > Math.max(1, largest.length) ? order.subarray(start, index) : largest;
    start = index;
  }
  return { items, groups, largest };
}

function isSameRating(column: RatingValues, a: number, b: number): boolean {
  const [x, y] = [numberAt(column, a) as number, numberAt(column, b) as number];
  return x === y || (Number.isNaN(x) && Number.isNaN(y));
}

function buildFinding(number: Int32Array, { items, groups, largest }: DuplicateGroups): Finding {
  const summary =
    groups === 1
      ? `${formatCount(items)} have identical ratings.`
      : `${formatCount(items)} in ${groups} groups have identical ratings. The largest group has ${largest.length} items.`;
  return {
    rule: "ratings-duplicate",
    severity: "info",
    items: Array.from(largest.subarray(0, findingItemsMax), (row) => number[row] as number),
    count: items,
    detail: summary,
    suggestion: "Merge duplicates, or compare the items with each other and rate them again.",
  };
}
