import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tryDictionaryEncode } from "../../../src/core/columns/dictionary-column.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { orderBy, type SortKey } from "../../../src/core/ranking/order-by.ts";

const special = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  5e-324,
  -5e-324,
  1e-310,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  1,
  -1,
  1 + Number.EPSILON,
  1 + 2 ** -39,
  0.3,
  0.1 + 0.2,
  -0.3,
  -0.1 - 0.2,
];

const number = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...special) },
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3) },
  fc.double(),
);

const direction = fc.constantFrom("up" as const, "down" as const);

type PlainKey = SortKey & { readonly values: Float64Array };

/** Generates unsorted and sorted columns of numbers or scores. */
function generateKey(count: number): fc.Arbitrary<PlainKey> {
  const column = fc.array(number, { minLength: count, maxLength: count });
  const kind = fc.constantFrom<Pick<SortKey, "isScore">>({}, { isScore: true });
  return fc
    .record({
      column,
      direction,
      shape: fc.constantFrom("any", "any", "rising", "falling"),
      kind,
    })
    .map(({ column: values, direction: keyDirection, shape, kind: keyKind }) => {
      const sorted = Float64Array.from(sortByShape(values, shape));
      return Object.assign({ values: sorted, direction: keyDirection }, keyKind);
    });
}

function sortByShape(values: readonly number[], shape: string): readonly number[] {
  if (shape === "any") {
    return values;
  }
  const rising = values.toSorted((a, b) => compare(a, b, "up"));
  return shape === "rising" ? rising : rising.toReversed();
}

const table = fc
  .record({ count: fc.nat(40), keyCount: fc.integer({ min: 1, max: 3 }) })
  .chain(({ count, keyCount }) =>
    fc.record({
      count: fc.constant(count),
      keys: fc.array(generateKey(count), { minLength: keyCount, maxLength: keyCount }),
    }),
  );

test("equals a comparison sort", () => {
  fc.assert(
    fc.property(table, ({ count, keys }) => {
      expect([...orderBy(count, keys)]).toEqual(sortNaively(count, keys));
    }),
    { numRuns: 400 },
  );
});

test("sorts encoded keys like plain keys", () => {
  fc.assert(
    fc.property(table, ({ count, keys }) => {
      const encoded = keys.map((key) => ({
        ...key,
        values: tryDictionaryEncode(key.values) ?? key.values,
      }));
      expect([...orderBy(count, encoded)]).toEqual([...orderBy(count, keys)]);
    }),
  );
});

test("returns the same order of keys for shuffled rows", () => {
  const shuffled = table.chain(({ count, keys }) => {
    const rows = Array.from({ length: count }, (_, row) => row);
    const permutation = fc.shuffledSubarray(rows, { minLength: count, maxLength: count });
    return fc.record({ count: fc.constant(count), keys: fc.constant(keys), permutation });
  });
  fc.assert(
    fc.property(shuffled, ({ count, keys, permutation }) => {
      const moved = keys.map((key) => ({
        ...key,
        values: Float64Array.from(permutation, (row) => key.values[row] ?? 0),
      }));
      expect(listSortedKeys(count, moved)).toEqual(listSortedKeys(count, keys));
    }),
  );
});

test("does not modify the keys", () => {
  const values = Float64Array.of(3, -0, Number.NaN, 1);
  orderBy(4, [{ values, direction: "down" }]);
  expect(values).toEqual(Float64Array.of(3, -0, Number.NaN, 1));
});

test("keeps the order of the rows with tied scores", () => {
  const values = Float64Array.of(0.3, 0.1 + 0.2, 0.4); // 0.1 + 0.2 is the double after 0.3
  expect([...orderBy(3, [{ values, direction: "down" }])]).toEqual([2, 1, 0]);
  expect([...orderBy(3, [{ values, direction: "down", isScore: true }])]).toEqual([2, 0, 1]);
});

test("ranks a sorted first key above an unsorted second key", () => {
  const keys: SortKey[] = [
    { values: Float64Array.of(3, 2, 1), direction: "down" },
    { values: Float64Array.of(3, 2, 1), direction: "up" },
  ];
  expect([...orderBy(3, keys)]).toEqual([0, 1, 2]); // the first key decides: 3 > 2 > 1
});

describe.for([0, 1, 2, 2047, 2048, 2049, 5000])("orderBy of %i rows", (count) => {
  const scores = generateNoise(count, 1);
  const grades = scores.map((score) => Math.floor(score * 7));

  test("sorts by one key", () => {
    const keys = [{ values: scores, direction: "down" as const }];
    expect([...orderBy(count, keys)]).toEqual(sortNaively(count, keys));
  });

  test("sorts ties by the next key, then by row", () => {
    const sizes = generateNoise(count, 2).map((size) =>
      size < 0.2 ? Number.NaN : Math.ceil(size * 9),
    );
    const keys = [
      { values: grades, direction: "down" as const },
      { values: sizes, direction: "up" as const },
    ];
    expect([...orderBy(count, keys)]).toEqual(sortNaively(count, keys));
  });
});

function sortNaively(count: number, keys: readonly PlainKey[]): number[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  return rows.toSorted((a, b) => {
    const differences = keys.map((key) =>
      compare(readValue(key, a), readValue(key, b), key.direction),
    );
    return differences.find((difference) => difference !== 0) ?? a - b;
  });
}

function readValue({ values, isScore }: PlainKey, row: number): number {
  const value = values[row] ?? 0;
  return isScore ? roundScore(value) : value;
}

/** Compares two numbers. NaN comes last in both directions; 0 and −0 are equal. */
function compare(x: number, y: number, keyDirection: "up" | "down"): number {
  if (Number.isNaN(x) || Number.isNaN(y)) {
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  }
  const ascending = Number(x > y) - Number(x < y);
  return keyDirection === "up" ? ascending : 0 - ascending;
}

function listSortedKeys(count: number, keys: readonly PlainKey[]): number[][] {
  const order = orderBy(count, keys);
  return Array.from(order, (row) => keys.map((key) => readValue(key, row) + 0));
}

/** Returns reproducible pseudo-random numbers in 0–1. */
function generateNoise(count: number, seed: number): Float64Array {
  let state = seed;
  return new Float64Array(count).map(() => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  });
}
