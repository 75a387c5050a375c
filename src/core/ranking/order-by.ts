import { isDictionaryColumn, type NumberColumn } from "../columns/dictionary-column.ts";
import { freeArrays } from "../columns/scratch.ts";

/** One key of an order: numbers along the rows, NaN always last. */
export type SortKey = {
  readonly values: NumberColumn<Float64Array>;
  readonly direction: "up" | "down";
};

const digitBits = 11;
const digitCount = 6;
const bucketCount = 1 << digitBits;

/**
 * The rows in order of several keys, the first the most significant; rows that agree in all stay
 * in their own order, so the result is total and the same on every machine.
 *
 * A least-significant-digit radix sort over the bits of the doubles: six digits of 11 bits a key,
 * digits that all rows share skipped. O(rows × keys); 0 and −0 are one value.
 */
export function orderBy(count: number, keys: readonly SortKey[]): Uint32Array {
  let order = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    order[row] = row;
  }
  let spare = new Uint32Array(count);
  const halves = new Uint32Array(count * 2);
  const counts = new Uint32Array(digitCount * bucketCount);
  let isUntouched = true;
  for (const key of keys.toReversed()) {
    if (isUntouched && isSorted(key)) {
      continue;
    }
    isUntouched = false;
    fillHalves(key, halves);
    countDigits(halves, counts.fill(0));
    for (const { digit, buckets } of selectDigits(counts, count)) {
      scatter({ halves, buckets, digit, order, spare });
      [order, spare] = [spare, order];
    }
  }
  freeArrays(halves, spare, counts);
  return order;
}

/** A key that never falls leaves rows that still stand in their own order as they are. */
function isSorted({ values, direction }: SortKey): boolean {
  if (isDictionaryColumn(values)) {
    return false;
  }
  for (let row = 1; row < values.length; row += 1) {
    const before = values[row - 1] as number;
    const here = values[row] as number;
    const isKept = direction === "up" ? before <= here : before >= here;
    if (!isKept) {
      return false;
    }
  }
  return true;
}

/** Turns doubles into pairs of unsigned halves (low, high) that compare the way the key asks. */
function fillHalves({ values, direction }: SortKey, halves: Uint32Array): void {
  if (!isDictionaryColumn(values)) {
    fillPlainHalves(values, direction, halves);
    return;
  }
  const each = new Uint32Array(values.values.length * 2);
  fillPlainHalves(values.values, direction, each);
  for (let row = 0; row < values.codes.length; row += 1) {
    const code = values.codes[row] as number;
    halves[row * 2] = each[code * 2] as number;
    halves[row * 2 + 1] = each[code * 2 + 1] as number;
  }
}

function fillPlainHalves(
  values: Float64Array,
  direction: SortKey["direction"],
  halves: Uint32Array,
): void {
  const double = new Float64Array(1);
  const bits = new Uint32Array(double.buffer);
  const turn = direction === "up" ? 0 : 0xffff_ffff;
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
    halves[row * 2] = (isNegative ? ~(bits[0] as number) : (bits[0] as number)) ^ turn;
    halves[row * 2 + 1] = (isNegative ? ~high : high ^ 0x8000_0000) ^ turn;
  }
}

/** Digits 0–2 are 11, 11 and 10 bits of the low half, digits 3–5 those of the high half. */
function countDigits(halves: Uint32Array, counts: Uint32Array): void {
  for (let at = 0; at < halves.length; at += 2) {
    const low = halves[at] as number;
    const high = halves[at + 1] as number;
    (counts[low & 2047] as number)++;
    (counts[2048 + ((low >>> 11) & 2047)] as number)++;
    (counts[4096 + (low >>> 22)] as number)++;
    (counts[6144 + (high & 2047)] as number)++;
    (counts[8192 + ((high >>> 11) & 2047)] as number)++;
    (counts[10_240 + (high >>> 22)] as number)++;
  }
}

type Digit = { readonly digit: number; readonly buckets: Uint32Array };

/** The digits that tell any two rows apart, the least significant first. */
function selectDigits(counts: Uint32Array, count: number): Digit[] {
  return Array.from({ length: digitCount }, (_, digit) => ({
    digit,
    buckets: counts.subarray(digit * bucketCount, (digit + 1) * bucketCount),
  })).filter(({ buckets }) => !isSingleBucket(buckets, count));
}

function isSingleBucket(buckets: Uint32Array, count: number): boolean {
  for (const held of buckets) {
    if (held !== 0) {
      return held === count;
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
    const held = buckets[bucket] as number;
    buckets[bucket] = start;
    start += held;
  }
  const half = digit < 3 ? 0 : 1;
  const shift = (digit % 3) * digitBits;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] as number;
    const bucket = ((halves[row * 2 + half] as number) >>> shift) & 2047;
    spare[(buckets[bucket] as number)++] = row;
  }
}
