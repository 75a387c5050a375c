import { type Codes, newCodes } from "./coded.ts";
import { fewMax, likeArray, type Numbers, type Packed, packedRowsMin, spread } from "./packed.ts";

const smallMax = 1_024;

/** Columns that are filled row by row, as narrow as what has come so far allows. */
export class NumberDraft<A extends Numbers> {
  readonly #sample: A;
  readonly #values: number[];
  readonly #known = new Map<number, number>();
  /** Value → code + 1 of the small whole numbers: what most ratings are. */
  readonly #small: Uint16Array;
  #codes: Uint8Array;
  #plain: A | undefined;

  /** Rows that nothing is said of say `absent`. */
  constructor(sample: A, capacity: number, absent: number) {
    this.#sample = sample;
    const isFew = capacity >= packedRowsMin;
    this.#small = new Uint16Array(isFew ? smallMax : 0);
    this.#codes = new Uint8Array(isFew ? capacity : 0);
    this.#plain = isFew ? undefined : filled(sample, capacity, absent);
    this.#values = [absent];
    this.#known.set(absent, 0);
  }

  set(row: number, value: number): void {
    if (this.#plain === undefined) {
      const code = this.#codeOf(value);
      if (code < fewMax) {
        this.#codes[row] = code;
        return;
      }
      this.#plain = spread({ codes: this.#codes, values: this.#valuesSoFar() });
      this.#codes = new Uint8Array();
    }
    this.#plain[row] = value;
  }

  /** Another that says the same so far. */
  copy(): NumberDraft<A> {
    const { length } = this.#plain ?? this.#codes;
    const other = new NumberDraft(this.#sample, length, this.#values[0] ?? Number.NaN);
    other.#codes.set(this.#codes);
    other.#plain = this.#plain?.slice() as A | undefined;
    for (const value of this.#values) {
      other.#learn(value);
    }
    return other;
  }

  /** The first `count` rows; nothing may be set any more. */
  take(count: number): Packed<A> {
    return this.#plain === undefined
      ? { codes: fitted(this.#codes, count), values: this.#valuesSoFar() }
      : fitted(this.#plain, count);
  }

  #codeOf(value: number): number {
    // −0 is as many different values as there can be: no byte stands for it beside 0.
    if (value === 0 && Object.is(value, -0)) {
      return fewMax;
    }
    const isSmall = value >= 0 && value < smallMax && (value | 0) === value;
    const small = isSmall ? (this.#small[value] as number) : 0;
    return small > 0 ? small - 1 : (this.#known.get(value) ?? this.#learn(value));
  }

  #learn(value: number): number {
    const known = this.#known.get(value) ?? this.#values.length;
    if (known === fewMax) {
      return fewMax;
    }
    if (known === this.#values.length) {
      this.#values.push(value);
      this.#known.set(value, known);
    }
    if (Number.isInteger(value) && value >= 0 && value < smallMax) {
      this.#small[value] = known + 1;
    }
    return known;
  }

  #valuesSoFar(): A {
    return likeArray(this.#sample, this.#values);
  }
}

function filled<A extends Numbers>(sample: A, count: number, value: number): A {
  return likeArray(sample, count).fill(value) as A;
}

/** Codes that are filled one by one; their room and their width grow with what comes. */
export class CodesDraft {
  #codes: Codes;

  constructor(capacity: number) {
    this.#codes = newCodes(capacity, 1);
  }

  set(at: number, code: number): void {
    if (at >= this.#codes.length || code >= wordsIn(this.#codes)) {
      this.#grow(at, code);
    }
    this.#codes[at] = code;
  }

  take(count: number): Codes {
    return fitted(this.#codes, count);
  }

  #grow(at: number, code: number): void {
    const { length } = this.#codes;
    const words = Math.max(code + 1, wordsIn(this.#codes));
    const grown = newCodes(at < length ? length : Math.max(2 * length, at + 1), words);
    grown.set(this.#codes);
    this.#codes = grown;
  }
}

/** How many words codes of this width can tell apart. */
function wordsIn({ BYTES_PER_ELEMENT: bytes }: Codes): number {
  return 2 ** (8 * bytes);
}

/** The first `count` of a column; of one that is nearly that long, without copying it. */
export function fitted<A extends Numbers | Codes>(column: A, count: number): A {
  const isNear = column.length - count <= column.length >> 4;
  return (isNear ? column.subarray(0, count) : column.slice(0, count)) as A;
}
