import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FitProblem } from "../../../src/core/planning/fit-problem.ts";
import { fit } from "../../../src/core/planning/fit.ts";
import { findEligiblePeople, type SkilledPerson } from "../../../src/core/planning/team.ts";
import { type Pair, toDependencies } from "./links.ts";

type FitInput = {
  readonly sizes: readonly number[];
  readonly values: readonly number[];
  readonly capacity: number;
  readonly links?: readonly Pair[];
  readonly blocked?: readonly number[];
  readonly people?: readonly SkilledPerson[];
  readonly labels?: readonly (readonly string[])[];
};

function buildProblem(input: FitInput): FitProblem {
  const { sizes, values, capacity, links = [], blocked = [], people, labels } = input;
  const eligible = people && findEligiblePeople(people, sizes.length, (row) => labels?.[row] ?? []);
  return {
    count: sizes.length,
    size: Float64Array.from(sizes),
    value: Float64Array.from(values),
    dependencies: toDependencies(links),
    isBlocked: Uint8Array.from(sizes, (_, row) => Number(blocked.includes(row))),
    capacity,
    ...(people && eligible && { team: { people, eligible } }),
  };
}

function runFit(input: FitInput) {
  const result = fit(buildProblem(input));
  const chosen = [...result.isChosen].flatMap((isChosen, row) => (isChosen === 1 ? [row] : []));
  return { ...result, chosen };
}

describe("known knapsacks", () => {
  test.for([
    {
      // 23 + 31 + 29 + 44 + 38 = 165; 92 + 57 + 49 + 68 + 43 = 309
      capacity: 165,
      sizes: [23, 31, 29, 44, 53, 38, 63, 85, 89, 82],
      values: [92, 57, 49, 68, 60, 43, 67, 84, 87, 72],
      chosen: [0, 1, 2, 3, 5],
      value: 309,
      used: 165,
    },
    {
      // 7 + 11 + 8 = 26; 13 + 23 + 15 = 51
      capacity: 26,
      sizes: [12, 7, 11, 8, 9],
      values: [24, 13, 23, 15, 16],
      chosen: [1, 2, 3],
      value: 51,
      used: 26,
    },
    {
      // 70 + 77 + 82 + 90 + 94 + 98 + 118 + 120 = 749
      // 135 + 149 + 156 + 173 + 184 + 192 + 229 + 240 = 1458 (Kreher & Stinson, example 1.2)
      capacity: 750,
      sizes: [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
      values: [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240],
      chosen: [0, 2, 4, 6, 7, 8, 13, 14],
      value: 1458,
      used: 749,
    },
  ])(
    "solves capacity $capacity with value $value, by table and by tree",
    ({ chosen, ...input }) => {
      const { value, used } = input;
      const answer = { chosen, value, used, isExact: true, upperBound: value };
      expect(runFit(input)).toMatchObject({ ...answer, method: "dynamic-programming" });
      // Halved sizes are not integers, so `fit` searches a tree.
      const halved = { ...input, capacity: input.capacity / 2, sizes: input.sizes.map(half) };
      expect(runFit(halved)).toMatchObject({
        ...answer,
        used: used / 2,
        method: "branch-and-bound",
      });
    },
  );
});

describe("fit", () => {
  test("handles no rows, no capacity and a single row", () => {
    expect(runFit({ sizes: [], values: [], capacity: 5 })).toMatchObject({ chosen: [], value: 0 });
    const none = runFit({ sizes: [1, 2], values: [5, 5], capacity: 0 });
    expect(none).toMatchObject({ chosen: [], isExact: true, upperBound: 0 });
    expect(none.reasonByRow).toEqual(["too-large", "too-large"]);
    expect(runFit({ sizes: [2], values: [5], capacity: 2 }).chosen).toEqual([0]);
  });

  test("chooses all rows that have a value when all of them fit", () => {
    const all = runFit({ sizes: [1, 2, 1], values: [3, 0, 4], capacity: 9 });
    expect(all).toMatchObject({ chosen: [0, 2], method: "take-all", value: 7 });
    expect(all.reasonByRow).toEqual([undefined, "no-value", undefined]);
  });

  test("prefers the best-ranked rows among choices of equal value", () => {
    expect(runFit({ sizes: [2, 2, 2], values: [1, 1, 1], capacity: 4 }).chosen).toEqual([0, 1]);
  });

  test.for([
    ["by table", 2],
    ["by tree", 2.5],
  ] as const)("prefers the best-ranked of rows whose values differ by rounding, %s", ([, size]) => {
    const values = [0.3, 0.1 + 0.2, 0.3]; // 0.1 + 0.2 is the double after 0.3
    const { chosen, value } = runFit({ sizes: [size, size, size], values, capacity: size });
    expect({ chosen, value }).toEqual({ chosen: [0], value: 0.3 });
  });

  test("returns the reason for each row that is not chosen", () => {
    const { reasonByRow } = runFit({
      sizes: [Number.NaN, 3, 9, 2, 1, 1, 3],
      values: [9, 9, 9, Number.NaN, 9, 9, 1],
      links: [[4, 0]],
      blocked: [5],
      capacity: 4,
    });
    expect(reasonByRow).toEqual([
      "no-size",
      undefined,
      "too-large",
      "no-value",
      "blocked",
      "blocked",
      "no-capacity",
    ]);
  });

  test("chooses a row without a value when its dependent is valuable enough", () => {
    // 0 (value 10, size 1) depends on 2 (no value, size 3); 1 has value 6 and size 4
    const links: Pair[] = [[0, 2]];
    const input = { sizes: [1, 4, 3], values: [10, 6, Number.NaN], links, capacity: 4 };
    expect(runFit(input)).toMatchObject({ chosen: [0, 2], value: 10, method: "branch-and-bound" });
    expect(runFit({ ...input, values: [5, 6, Number.NaN] }).chosen).toEqual([1]); // 6 > 5
    expect(runFit({ ...input, values: [10, 6, -5] }).chosen).toEqual([1]); // 6 > 10 − 5
  });

  test("returns cycles and ignores the links inside them", () => {
    const links: Pair[] = [
      [0, 1],
      [1, 0],
    ];
    const result = runFit({ sizes: [3, 3], values: [2, 1], links, capacity: 3 });
    expect(result).toMatchObject({ chosen: [0], cycles: [[0, 1]] });
  });

  test("chooses greedily from 400 rows and returns an upper bound", () => {
    const count = 400;
    const sizes = Array.from({ length: count }, (_, index) => 1.5 + (index % 7));
    const values = Array.from({ length: count }, (_, index) => 1 + ((index * 37) % 11));
    const result = runFit({ sizes, values, capacity: 100 });
    expect(result).toMatchObject({ method: "greedy", isExact: false });
    expect(result.value).toBeLessThanOrEqual(result.upperBound);
    expect(result.value).toBeGreaterThan(0.9 * result.upperBound);
    expect(result.used).toBeLessThanOrEqual(100);
  });

  test.for([
    ["multiples of 480 minutes", (index: number) => 480 * (1 + ((index * 37) % 20)), () => 1],
    ["values equal to the sizes", (index: number) => 1 + ((index * 7_919) % 4_999), keepSize],
    ["values slightly above the sizes", (index: number) => 1 + ((index * 7_919) % 4_999), add500],
  ] as const)("is exact for 200 items with integer sizes: %s", ([, sizeAt, toValue]) => {
    const sizes = Array.from({ length: 200 }, (_, index) => sizeAt(index));
    const capacity = Math.floor(sizes.reduce((sum, size) => sum + size, 0) / 2) - 1;
    const result = runFit({ sizes, values: sizes.map(toValue), capacity });
    expect(result).toMatchObject({ isExact: true, method: "dynamic-programming" });
    expect(result.upperBound).toBe(result.value);
    expect(result.used).toBeLessThanOrEqual(capacity);
  });

  test("chooses from a chain of 5,000 rows", () => {
    const count = 5_000;
    const links = Array.from({ length: count - 1 }, (_, row): Pair => [row, row + 1]);
    const sizes = Array.from({ length: count }, () => 1);
    const result = runFit({ sizes, values: sizes, links, capacity: 1_000 });
    expect(result.chosen).toEqual(Array.from({ length: 1_000 }, (_, index) => 4_000 + index));
  });
});

function keepSize(size: number): number {
  return size;
}

function add500(size: number): number {
  return size + 500;
}

const smallProblems = fc
  .record({
    rows: fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 9 }), value: fc.integer({ min: -2, max: 9 }) }),
      { maxLength: 12 },
    ),
    capacity: fc.integer({ min: 0, max: 30 }),
    links: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 12 }),
  })
  .map(({ rows, capacity, links }) => ({
    sizes: rows.map(({ size }) => size),
    values: rows.map(({ value }) => value),
    capacity,
    // without cycles: a row depends only on rows behind it
    links: links.filter(([a, b]) => a < b && b < rows.length),
  }));

describe("up to twelve rows", () => {
  test("gives the best value by tree when there are links", () => {
    fc.assert(
      fc.property(smallProblems, (input) => {
        const result = runFit(input);
        expect(result.isExact).toBe(true);
        expect(result.value).toBe(findBestValue(input));
        expect(isValidChoice(input, result.chosen)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("gives the best value by table and, with halved sizes, by tree without links", () => {
    fc.assert(
      fc.property(smallProblems, (withLinks) => {
        const input = { ...withLinks, links: [] };
        const halved = { ...input, capacity: input.capacity / 2, sizes: input.sizes.map(half) };
        const best = findBestValue(input);
        expect(runFit(input)).toMatchObject({ value: best, isExact: true });
        expect(runFit(halved)).toMatchObject({ value: best, isExact: true });
      }),
      { numRuns: 300 },
    );
  });
});

test("the choice fits, includes all blockers and stays within the upper bound", () => {
  const largeProblems = fc.integer({ min: 201, max: 260 }).chain((count) =>
    fc.record({
      sizes: fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), limitLength(count)),
      values: fc.array(fc.double({ min: -5, max: 50, noNaN: true }), limitLength(count)),
      capacity: fc.double({ min: 0, max: 500, noNaN: true }),
      links: fc
        .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 40 })
        .map((links) => links.filter(([a, b]) => a < b)),
    }),
  );
  fc.assert(
    fc.property(largeProblems, (input) => {
      const result = runFit(input);
      expect(
        isValidChoice({ ...input, capacity: input.capacity * (1 + 1e-9) }, result.chosen),
      ).toBe(true);
      expect(result.value).toBeLessThanOrEqual(result.upperBound * (1 + 1e-12) + 1e-9);
    }),
    { numRuns: 60 },
  );
});

describe("a team", () => {
  const ana = { skills: ["ui"], capacity: 5 };
  const bo = { skills: ["ui", "db"], capacity: 4 };

  test("assigns each row to the eligible person with the least capacity left", () => {
    const result = runFit({
      sizes: [3, 4, 2],
      values: [3, 3, 3],
      labels: [["ui", "urgent"], ["db"], []],
      people: [ana, bo],
      capacity: 9,
    });
    expect([...result.personByRow]).toEqual([0, 1, 0]); // no person has the skill "urgent": no need
    expect(result).toMatchObject({ used: 9, isExact: true });
  });

  test("reports rows without an eligible person or without enough capacity of one person", () => {
    const result = runFit({
      sizes: [1, 6, 5, 5, 1],
      values: [1, 1, 1, 1, 1],
      labels: [["ui", "ops"], [], ["db"], [], []],
      people: [ana, bo, { skills: ["ops"], capacity: 0 }],
      capacity: 9,
    });
    expect(result.reasonByRow).toEqual(["no-skill", "no-room", "no-room", undefined, undefined]);
    expect([...result.personByRow]).toEqual([-1, -1, -1, 0, 1]);
  });

  test("drops rows without a person and their dependents, and fills the capacity", () => {
    // 3 + 3 + 3 = 9 fits the total capacity, but 5 and 4.5 have room for one row each
    const result = runFit({
      sizes: [3, 3, 3, 2, 2],
      values: [9, 9, 9, 8, 1],
      links: [[3, 2]],
      people: [ana, { ...bo, capacity: 4.5 }],
      capacity: 9.5,
    });
    expect(result.chosen).toEqual([0, 1, 4]);
    expect(result.reasonByRow.slice(2, 4)).toEqual(["no-room", "blocked"]);
    expect(result.isExact).toBe(false);
    expect(result.upperBound).toBeGreaterThan(result.value);
  });

  test("assigns the largest row first when that assigns more value", () => {
    // by rank the 2s leave no person with room for the 5; largest first gives 2 + 2 | 5
    const result = runFit({
      sizes: [2, 2, 5],
      values: [1, 1, 5],
      people: [ana, { skills: [], capacity: 4 }],
      capacity: 9,
    });
    expect([...result.personByRow]).toEqual([1, 1, 0]);
    expect(result.isExact).toBe(true);
  });

  test("never exceeds a person's capacity or skills", () => {
    const skills = fc.uniqueArray(fc.constantFrom("ui", "db", "ops"), { maxLength: 3 });
    const rows = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 9 }), value: fc.nat(9), labels: skills }),
      { maxLength: 15 },
    );
    const people = fc.array(fc.record({ skills, capacity: fc.nat(15) }), { maxLength: 4 });
    fc.assert(
      fc.property(rows, people, (work, team) => {
        const input = {
          sizes: work.map(({ size }) => size),
          values: work.map(({ value }) => value),
          labels: work.map(({ labels }) => labels),
          people: team,
          capacity: team.reduce((sum, { capacity }) => sum + capacity, 0),
        };
        const { personByRow, chosen } = runFit(input);
        const eligible = findEligiblePeople(team, work.length, (row) => work[row]?.labels ?? []);
        const loads = team.map((_, person) =>
          chosen.reduce(
            (sum, row) => sum + (personByRow[row] === person ? (input.sizes[row] ?? 0) : 0),
            0,
          ),
        );
        expect(loads.every((load, person) => load <= (team[person]?.capacity ?? 0))).toBe(true);
        expect(chosen.every((row) => eligible[row]?.includes(personByRow[row] ?? -1))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function half(value: number): number {
  return value / 2;
}

function limitLength(count: number) {
  return { minLength: count, maxLength: count };
}

function sumRows(rows: readonly number[], values: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (values[row] ?? 0), 0);
}

function isValidChoice(
  { sizes, capacity, links = [] }: FitInput,
  chosen: readonly number[],
): boolean {
  const rows = new Set(chosen);
  return sumRows(chosen, sizes) <= capacity && links.every(([a, b]) => !rows.has(a) || rows.has(b));
}

/** Computes the value of the best choice by trying every choice. */
function findBestValue(input: FitInput): number {
  const rows = input.sizes.map((_, row) => row);
  const choices = Array.from({ length: 2 ** rows.length }, (_, set) =>
    rows.filter((row) => ((set >> row) & 1) === 1),
  );
  const values = choices.map((chosen) =>
    isValidChoice(input, chosen) ? sumRows(chosen, input.values) : Number.NEGATIVE_INFINITY,
  );
  return Math.max(...values);
}
