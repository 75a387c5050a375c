import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tryDictionaryEncode } from "../../../src/core/columns/dictionary-column.ts";
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
];

const number = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...special) },
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 3) },
  fc.double(),
);

const direction = fc.constantFrom("up" as const, "down" as const);

type PlainKey = SortKey & { readonly values: Float64Array };

/** Columns as they come, and columns that stand in order already. */
function keyOf(count: number): fc.Arbitrary<PlainKey> {
  const column = fc.array(number, { minLength: count, maxLength: count });
  return fc
    .record({ column, direction, shape: fc.constantFrom("any", "any", "rising", "falling") })
    .map(({ column: values, direction: way, shape }) => ({
      values: Float64Array.from(shaped(values, shape)),
      direction: way,
    }));
}

function shaped(values: readonly number[], shape: string): readonly number[] {
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
      keys: fc.array(keyOf(count), { minLength: keyCount, maxLength: keyCount }),
    }),
  );

test("is the order of a comparing sort", () => {
  fc.assert(
    fc.property(table, ({ count, keys }) => {
      expect([...orderBy(count, keys)]).toEqual(sorted(count, keys));
    }),
    { numRuns: 400 },
  );
});

test("gives packed keys the order of the same keys as they are", () => {
  fc.assert(
    fc.property(table, ({ count, keys }) => {
      const few = keys.map((key) => ({
        ...key,
        values: tryDictionaryEncode(key.values) ?? key.values,
      }));
      expect([...orderBy(count, few)]).toEqual([...orderBy(count, keys)]);
    }),
  );
});

test("changes nothing about the order of the keys when the rows come in another one", () => {
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
      expect(keysInOrder(count, moved)).toEqual(keysInOrder(count, keys));
    }),
  );
});

test("leaves the keys as they were", () => {
  const values = Float64Array.of(3, -0, Number.NaN, 1);
  orderBy(4, [{ values, direction: "down" }]);
  expect(values).toEqual(Float64Array.of(3, -0, Number.NaN, 1));
});

test("lets a key that is in order already outweigh a later one that is not", () => {
  const keys: SortKey[] = [
    { values: Float64Array.of(3, 2, 1), direction: "down" },
    { values: Float64Array.of(3, 2, 1), direction: "up" },
  ];
  expect([...orderBy(3, keys)]).toEqual([0, 1, 2]); // 3 > 2 > 1 decides; the second key has no say
});

describe.for([0, 1, 2, 2047, 2048, 2049, 5000])("of %i rows", (count) => {
  const scores = noise(count, 1);
  const grades = scores.map((score) => Math.floor(score * 7));

  test("sorts by one key", () => {
    const keys = [{ values: scores, direction: "down" as const }];
    expect([...orderBy(count, keys)]).toEqual(sorted(count, keys));
  });

  test("sorts what ties by the next key, and then by row", () => {
    const sizes = noise(count, 2).map((size) => (size < 0.2 ? Number.NaN : Math.ceil(size * 9)));
    const keys = [
      { values: grades, direction: "down" as const },
      { values: sizes, direction: "up" as const },
    ];
    expect([...orderBy(count, keys)]).toEqual(sorted(count, keys));
  });
});

function sorted(count: number, keys: readonly PlainKey[]): number[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  return rows.toSorted((a, b) => {
    const differences = keys.map(({ values, direction: way }) =>
      compare(values[a] ?? 0, values[b] ?? 0, way),
    );
    return differences.find((difference) => difference !== 0) ?? a - b;
  });
}

/** NaN last, whichever way; 0 and −0 are one. */
function compare(x: number, y: number, way: "up" | "down"): number {
  if (Number.isNaN(x) || Number.isNaN(y)) {
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  }
  const rising = Number(x > y) - Number(x < y);
  return way === "up" ? rising : 0 - rising;
}

function keysInOrder(count: number, keys: readonly PlainKey[]): number[][] {
  const order = orderBy(count, keys);
  return Array.from(order, (row) => keys.map(({ values }) => (values[row] ?? 0) + 0));
}

/** Numbers in 0–1 that look like chance and are the same every time. */
function noise(count: number, seed: number): Float64Array {
  let state = seed;
  return new Float64Array(count).map(() => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  });
}
