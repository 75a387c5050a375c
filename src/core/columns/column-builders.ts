import {
  dictionarySizeMax,
  newArrayLike,
  type NumericArray,
  type NumberColumn,
  encodedRowsMin,
  decode,
} from "./dictionary-column.ts";
import { type Codes, newCodes } from "./string-column.ts";

const smallIntegerLimit = 1_024;

/**
 * A builder of number columns. It stores one byte per row until the column has more than 256
 * distinct values, then a plain array.
 */
export class NumberColumnBuilder<A extends NumericArray> {
  readonly #sample: A;
  readonly #values: number[];
  readonly #codeByValue = new Map<number, number>();
  /** Value → code + 1 for small whole numbers: most ratings are such, and an array is fast. */
  readonly #smallIntegerCodes: Uint16Array;
  #codes: Uint8Array;
  #plain: A | undefined;

  /** Rows that `set` never fills have the value `absent`. */
  constructor(sample: A, capacity: number, absent: number) {
    this.#sample = sample;
    const isEncoded = capacity >= encodedRowsMin;
    this.#smallIntegerCodes = new Uint16Array(isEncoded ? smallIntegerLimit : 0);
    this.#codes = new Uint8Array(isEncoded ? capacity : 0);
    this.#plain = isEncoded ? undefined : newFilledArray(sample, capacity, absent);
    this.#values = [absent];
    this.#codeByValue.set(absent, 0);
  }

  set(row: number, value: number): void {
    if (this.#plain === undefined) {
      const code = this.#encode(value);
      if (code < dictionarySizeMax) {
        this.#codes[row] = code;
        return;
      }
      this.#plain = decode({ codes: this.#codes, values: this.#buildValues() });
      this.#codes = new Uint8Array();
    }
    this.#plain[row] = value;
  }

  /** Returns an independent builder with the same rows. */
  copy(): NumberColumnBuilder<A> {
    const { length } = this.#plain ?? this.#codes;
    const other = new NumberColumnBuilder(this.#sample, length, this.#values[0] ?? Number.NaN);
    other.#codes.set(this.#codes);
    other.#plain = this.#plain?.slice() as A | undefined;
    for (const value of this.#values) {
      other.#addValue(value);
    }
    return other;
  }

  /** Returns the first `count` rows. Do not call `set` afterwards. */
  build(count: number): NumberColumn<A> {
    return this.#plain === undefined
      ? { codes: trimColumn(this.#codes, count), values: this.#buildValues() }
      : trimColumn(this.#plain, count);
  }

  #encode(value: number): number {
    // A Map cannot tell −0 from 0, so −0 makes the column plain, as too many values would.
    if (value === 0 && Object.is(value, -0)) {
      return dictionarySizeMax;
    }
    const isSmall = value >= 0 && value < smallIntegerLimit && (value | 0) === value;
    const small = isSmall ? (this.#smallIntegerCodes[value] as number) : 0;
    return small > 0 ? small - 1 : (this.#codeByValue.get(value) ?? this.#addValue(value));
  }

  #addValue(value: number): number {
    const code = this.#codeByValue.get(value) ?? this.#values.length;
    if (code === dictionarySizeMax) {
      return dictionarySizeMax;
    }
    if (code === this.#values.length) {
      this.#values.push(value);
      this.#codeByValue.set(value, code);
    }
    if (Number.isInteger(value) && value >= 0 && value < smallIntegerLimit) {
      this.#smallIntegerCodes[value] = code + 1;
    }
    return code;
  }

  #buildValues(): A {
    return newArrayLike(this.#sample, this.#values);
  }
}

function newFilledArray<A extends NumericArray>(sample: A, count: number, value: number): A {
  return newArrayLike(sample, count).fill(value) as A;
}

/** A builder of codes whose length and width grow as needed. */
export class CodesBuilder {
  #codes: Codes;

  constructor(capacity: number) {
    this.#codes = newCodes(capacity, 1);
  }

  set(index: number, code: number): void {
    if (index >= this.#codes.length || code >= countCodes(this.#codes)) {
      this.#grow(index, code);
    }
    this.#codes[index] = code;
  }

  build(count: number): Codes {
    return trimColumn(this.#codes, count);
  }

  #grow(index: number, code: number): void {
    const { length } = this.#codes;
    const size = Math.max(code + 1, countCodes(this.#codes));
    const grown = newCodes(index < length ? length : Math.max(2 * length, index + 1), size);
    grown.set(this.#codes);
    this.#codes = grown;
  }
}

/** Returns the number of distinct codes of this width. */
function countCodes({ BYTES_PER_ELEMENT: bytes }: Codes): number {
  return 2 ** (8 * bytes);
}

/** Returns the first `count` rows: a view if at most 1/16 of the array is unused, or a copy. */
export function trimColumn<A extends NumericArray | Codes>(column: A, count: number): A {
  const isNearlyFull = column.length - count <= column.length >> 4;
  return (isNearlyFull ? column.subarray(0, count) : column.slice(0, count)) as A;
}
