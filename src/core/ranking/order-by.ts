import { isDictionaryColumn, type NumberColumn } from "../columns/dictionary-column.ts";
import { freeArrays } from "../columns/scratch.ts";

/** A sort key: one number per row and a direction. NaN always comes last. */
export type SortKey = {
  readonly values: NumberColumn<Float64Array>;
  readonly direction: "up" | "down";
};

const digitBits = 11;
const digitCount = 6;
const bucketCount = 1 << digitBits;

/**
 * Returns the rows sorted by several keys, the most significant key first: all `count` rows, or
 * only the given ones. The sort is stable, so the result is the same on every machine.
 *
 * It is a least-significant-digit radix sort over the bits of the doubles: up to six digits of 11
 * bits per key. It skips digits that are equal in all rows. O(rows × keys). 0 and −0 are equal.
 */
export function orderBy(count: number, keys: readonly SortKey[], rows?: Uint32Array): Uint32Array {
  const initialOrder = rows ?? listRows(count);
  let order = initialOrder.slice();
  let spare = new Uint32Array(order.length);
  const halves = new Uint32Array(count * 2);
  const counts = new Uint32Array(digitCount * bucketCount);
  let isInitialOrder = true;
  for (const key of keys.toReversed()) {
    if (isInitialOrder && isSorted(key, initialOrder)) {
      continue;
    }
    isInitialOrder = false;
    fillHalves(key, halves);
    countDigits(halves, initialOrder, counts.fill(0));
    for (const { digit, buckets } of selectDigits(counts, order.length)) {
      scatter({ halves, buckets, digit, order, spare });
      [order, spare] = [spare, order];
    }
  }
  freeArrays(halves, spare, counts, ...(rows === undefined ? [initialOrder] : []));
  return order;
}

function listRows(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    rows[row] = row;
  }
  return rows;
}

/** Checks whether the rows in their initial order are already sorted by this key. */
function isSorted({ values, direction }: SortKey, rows: Uint32Array): boolean {
  if (isDictionaryColumn(values)) {
    return false;
  }
  for (let index = 1; index < rows.length; index += 1) {
    const previous = values[rows[index - 1] as number] as number;
    const current = values[rows[index] as number] as number;
    const isOrdered = direction === "up" ? previous <= current : previous >= current;
    if (!isOrdered) {
      return false;
    }
  }
  return true;
}

/**
 * Converts doubles to pairs of unsigned halves (low, high) that sort in the direction of the key.
 */
function fillHalves({ values, direction }: SortKey, halves: Uint32Array): void {
  if (!isDictionaryColumn(values)) {
    fillPlainHalves(values, direction, halves);
    return;
  }
  const halvesByCode = new Uint32Array(values.values.length * 2);
  fillPlainHalves(values.values, direction, halvesByCode);
  for (let row = 0; row < values.codes.length; row += 1) {
    const code = values.codes[row] as number;
    halves[row * 2] = halvesByCode[code * 2] as number;
    halves[row * 2 + 1] = halvesByCode[code * 2 + 1] as number;
  }
}

function fillPlainHalves(
  values: Float64Array,
  direction: SortKey["direction"],
  halves: Uint32Array,
): void {
  const double = new Float64Array(1);
  const bits = new Uint32Array(double.buffer);
  const mask = direction === "up" ? 0 : 0xffff_ffff;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      halves[row * 2] = 0xffff_ffff;
      halves[row * 2 + 1] = 0xffff_ffff;
      continue;
    }
    double[0] = value + 0;
    const high = bits[1] as number;
    const isNegative = high >>> 31 === 1;
    halves[row * 2] = (isNegative ? ~(bits[0] as number) : (bits[0] as number)) ^ mask;
    halves[row * 2 + 1] = (isNegative ? ~high : high ^ 0x8000_0000) ^ mask;
  }
}

/** Counts digit values. Digits 0–2 are 11, 11 and 10 bits of the low half, 3–5 of the high half. */
function countDigits(halves: Uint32Array, rows: Uint32Array, counts: Uint32Array): void {
  for (const row of rows) {
    const low = halves[row * 2] as number;
    const high = halves[row * 2 + 1] as number;
    (counts[low & 2047] as number)++;
    (counts[2048 + ((low >>> 11) & 2047)] as number)++;
    (counts[4096 + (low >>> 22)] as number)++;
    (counts[6144 + (high & 2047)] as number)++;
    (counts[8192 + ((high >>> 11) & 2047)] as number)++;
    (counts[10_240 + (high >>> 22)] as number)++;
  }
}

type Digit = { readonly digit: number; readonly buckets: Uint32Array };

/** Returns the digits that differ between rows, the least significant first. */
function selectDigits(counts: Uint32Array, count: number): Digit[] {
  return Array.from({ length: digitCount }, (_, digit) => ({
    digit,
    buckets: counts.subarray(digit * bucketCount, (digit + 1) * bucketCount),
  })).filter(({ buckets }) => !isSingleBucket(buckets, count));
}

function isSingleBucket(buckets: Uint32Array, count: number): boolean {
  for (const size of buckets) {
    if (size !== 0) {
      return size === count;
    }
  }
  return true;
}

function scatter(pass: {
  readonly halves: Uint32Array;
  readonly buckets: Uint32Array;
  readonly digit: number;
  readonly order: Uint32Array;
  readonly spare: Uint32Array;
}): void {
  const { halves, buckets, digit, order, spare } = pass;
  let start = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    const size = buckets[bucket] as number;
    buckets[bucket] = start;
    start += size;
  }
  const half = digit < 3 ? 0 : 1;
  const shift = (digit % 3) * digitBits;
  for (let index = 0; index < order.length; index += 1) {
    const row = order[index] as number;
    const bucket = ((halves[row * 2 + half] as number) >>> shift) & 2047;
    spare[(buckets[bucket] as number)++] = row;
  }
}
