import {
  dictionarySizeMax,
  newArrayLike,
  type NumericArray,
  type NumberColumn,
  encodedRowsMin,
  decode,
} from "./dictionary-column.ts";
import { type Codes, newCodes } from "./string-column.ts";

const smallIntegerMax = 1_024;

/** Columns that are filled row by row, as narrow as what has come so far allows. */
export class NumberColumnBuilder<A extends NumericArray> {
  readonly #sample: A;
  readonly #values: number[];
  readonly #codeByValue = new Map<number, number>();
  /** Value → code + 1 of the small whole numbers: what most ratings are. */
  readonly #smallIntegerCodes: Uint16Array;
  #codes: Uint8Array;
  #plain: A | undefined;

  /** Rows that nothing is said of say `absent`. */
  constructor(sample: A, capacity: number, absent: number) {
    this.#sample = sample;
    const isFew = capacity >= encodedRowsMin;
    this.#smallIntegerCodes = new Uint16Array(isFew ? smallIntegerMax : 0);
    this.#codes = new Uint8Array(isFew ? capacity : 0);
    this.#plain = isFew ? undefined : newFilledArray(sample, capacity, absent);
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

  /** Another that says the same so far. */
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

  /** The first `count` rows; nothing may be set any more. */
  build(count: number): NumberColumn<A> {
    return this.#plain === undefined
      ? { codes: trimColumn(this.#codes, count), values: this.#buildValues() }
      : trimColumn(this.#plain, count);
  }

  #encode(value: number): number {
    // −0 is as many different values as there can be: no byte stands for it beside 0.
    if (value === 0 && Object.is(value, -0)) {
      return dictionarySizeMax;
    }
    const isSmall = value >= 0 && value < smallIntegerMax && (value | 0) === value;
    const small = isSmall ? (this.#smallIntegerCodes[value] as number) : 0;
    return small > 0 ? small - 1 : (this.#codeByValue.get(value) ?? this.#addValue(value));
  }

  #addValue(value: number): number {
    const known = this.#codeByValue.get(value) ?? this.#values.length;
    if (known === dictionarySizeMax) {
      return dictionarySizeMax;
    }
    if (known === this.#values.length) {
      this.#values.push(value);
      this.#codeByValue.set(value, known);
    }
    if (Number.isInteger(value) && value >= 0 && value < smallIntegerMax) {
      this.#smallIntegerCodes[value] = known + 1;
    }
    return known;
  }

  #buildValues(): A {
    return newArrayLike(this.#sample, this.#values);
  }
}

function newFilledArray<A extends NumericArray>(sample: A, count: number, value: number): A {
  return newArrayLike(sample, count).fill(value) as A;
}

/** Codes that are filled one by one; their room and their width grow with what comes. */
export class CodesBuilder {
  #codes: Codes;

  constructor(capacity: number) {
    this.#codes = newCodes(capacity, 1);
  }

  set(at: number, code: number): void {
    if (at >= this.#codes.length || code >= codeLimitOf(this.#codes)) {
      this.#grow(at, code);
    }
    this.#codes[at] = code;
  }

  build(count: number): Codes {
    return trimColumn(this.#codes, count);
  }

  #grow(at: number, code: number): void {
    const { length } = this.#codes;
    const words = Math.max(code + 1, codeLimitOf(this.#codes));
    const grown = newCodes(at < length ? length : Math.max(2 * length, at + 1), words);
    grown.set(this.#codes);
    this.#codes = grown;
  }
}

/** How many words codes of this width can tell apart. */
function codeLimitOf({ BYTES_PER_ELEMENT: bytes }: Codes): number {
  return 2 ** (8 * bytes);
}

/** The first `count` of a column; of one that is nearly that long, without copying it. */
export function trimColumn<A extends NumericArray | Codes>(column: A, count: number): A {
  const isNear = column.length - count <= column.length >> 4;
  return (isNear ? column.subarray(0, count) : column.slice(0, count)) as A;
}
