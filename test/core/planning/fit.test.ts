import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fit, type FitProblem } from "../../../src/core/planning/fit.ts";
import { findEligiblePeople, type SkilledPerson } from "../../../src/core/planning/team.ts";
import { type Pair, waitsOf } from "./links.ts";

type Asked = {
  readonly sizes: readonly number[];
  readonly values: readonly number[];
  readonly capacity: number;
  readonly links?: readonly Pair[];
  readonly stuck?: readonly number[];
  readonly people?: readonly SkilledPerson[];
  readonly words?: readonly (readonly string[])[];
};

function requestOf({ sizes, values, capacity, links = [], stuck = [], people, words }: Asked) {
  const able = people && findEligiblePeople(people, sizes.length, (row) => words?.[row] ?? []);
  const request: FitProblem = {
    count: sizes.length,
    size: Float64Array.from(sizes),
    value: Float64Array.from(values),
    dependencies: waitsOf(links),
    isBlocked: Uint8Array.from(sizes, (_, row) => Number(stuck.includes(row))),
    capacity,
    ...(people && able && { team: { people, eligible: able } }),
  };
  return request;
}

function fitOf(asked: Asked) {
  const found = fit(requestOf(asked));
  const chosen = [...found.isChosen].flatMap((isChosen, row) => (isChosen === 1 ? [row] : []));
  return { ...found, chosen };
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
  ])("of capacity $capacity is worth $value, by table and by tree", ({ chosen, ...asked }) => {
    const { value, used } = asked;
    const answer = { chosen, value, used, isExact: true, upperBound: value };
    expect(fitOf(asked)).toMatchObject({ ...answer, method: "dynamic-programming" });
    // Halves are no whole numbers, so the same asked in halves is searched as a tree.
    const halved = { ...asked, capacity: asked.capacity / 2, sizes: asked.sizes.map(half) };
    expect(fitOf(halved)).toMatchObject({ ...answer, used: used / 2, method: "branch-and-bound" });
  });
});

describe("fit", () => {
  test("of nothing, of no capacity and of one row", () => {
    expect(fitOf({ sizes: [], values: [], capacity: 5 })).toMatchObject({ chosen: [], value: 0 });
    const none = fitOf({ sizes: [1, 2], values: [5, 5], capacity: 0 });
    expect(none).toMatchObject({ chosen: [], isExact: true, upperBound: 0 });
    expect(none.reasonByRow).toEqual(["too-large", "too-large"]);
    expect(fitOf({ sizes: [2], values: [5], capacity: 2 }).chosen).toEqual([0]);
  });

  test("takes everything where there is room, and nothing that is worth nothing", () => {
    const all = fitOf({ sizes: [1, 2, 1], values: [3, 0, 4], capacity: 9 });
    expect(all).toMatchObject({ chosen: [0, 2], method: "take-all", value: 7 });
    expect(all.reasonByRow).toEqual([undefined, "no-value", undefined]);
  });

  test("takes the best ranked of choices that are worth the same", () => {
    expect(fitOf({ sizes: [2, 2, 2], values: [1, 1, 1], capacity: 4 }).chosen).toEqual([0, 1]);
  });

  test("says why each row was left out", () => {
    const { reasonByRow } = fitOf({
      sizes: [Number.NaN, 3, 9, 2, 1, 1, 3],
      values: [9, 9, 9, Number.NaN, 9, 9, 1],
      links: [[4, 0]],
      stuck: [5],
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

  test("takes what has no value for what waits for it, if that is worth it", () => {
    // 0 (worth 10, size 1) waits for 2 (worth nothing, size 3); 1 is worth 6 at size 4
    const links: Pair[] = [[0, 2]];
    const asked = { sizes: [1, 4, 3], values: [10, 6, Number.NaN], links, capacity: 4 };
    expect(fitOf(asked)).toMatchObject({ chosen: [0, 2], value: 10, method: "branch-and-bound" });
    expect(fitOf({ ...asked, values: [5, 6, Number.NaN] }).chosen).toEqual([1]); // 6 > 5
    expect(fitOf({ ...asked, values: [10, 6, -5] }).chosen).toEqual([1]); // 6 > 10 − 5
  });

  test("names cycles and does not follow the links inside them", () => {
    const links: Pair[] = [
      [0, 1],
      [1, 0],
    ];
    const found = fitOf({ sizes: [3, 3], values: [2, 1], links, capacity: 3 });
    expect(found).toMatchObject({ chosen: [0], cycles: [[0, 1]] });
  });

  test("is greedy where there is too much to search, and tells how far it may be off", () => {
    const count = 400;
    const sizes = Array.from({ length: count }, (_, at) => 1.5 + (at % 7));
    const values = Array.from({ length: count }, (_, at) => 1 + ((at * 37) % 11));
    const found = fitOf({ sizes, values, capacity: 100 });
    expect(found).toMatchObject({ method: "greedy", isExact: false });
    expect(found.value).toBeLessThanOrEqual(found.upperBound);
    expect(found.value).toBeGreaterThan(0.9 * found.upperBound);
    expect(found.used).toBeLessThanOrEqual(100);
  });

  test.for([
    ["in hundreds of minutes", (at: number) => 480 * (1 + ((at * 37) % 20)), () => 1],
    ["worth what they take, to the last unit", (at: number) => 1 + ((at * 7_919) % 4_999), same],
    ["worth a little more than they take", (at: number) => 1 + ((at * 7_919) % 4_999), over],
  ] as const)("is exact of 200 items of whole sizes: %s", ([, sizeAt, valueOf]) => {
    const sizes = Array.from({ length: 200 }, (_, at) => sizeAt(at));
    const capacity = Math.floor(sizes.reduce((sum, size) => sum + size, 0) / 2) - 1;
    const found = fitOf({ sizes, values: sizes.map(valueOf), capacity });
    expect(found).toMatchObject({ isExact: true, method: "dynamic-programming" });
    expect(found.upperBound).toBe(found.value);
    expect(found.used).toBeLessThanOrEqual(capacity);
  });

  test("goes through chains of thousands", () => {
    const count = 5_000;
    const links = Array.from({ length: count - 1 }, (_, row): Pair => [row, row + 1]);
    const sizes = Array.from({ length: count }, () => 1);
    const found = fitOf({ sizes, values: sizes, links, capacity: 1_000 });
    expect(found.chosen).toEqual(Array.from({ length: 1_000 }, (_, at) => 4_000 + at));
  });
});

function same(size: number): number {
  return size;
}

function over(size: number): number {
  return size + 500;
}

const small = fc
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
    // without cycles: a row waits only for rows behind it
    links: links.filter(([a, b]) => a < b && b < rows.length),
  }));

describe("of up to twelve rows it is as good as the best of all choices", () => {
  test("with links, by tree", () => {
    fc.assert(
      fc.property(small, (asked) => {
        const found = fitOf(asked);
        expect(found.isExact).toBe(true);
        expect(found.value).toBe(bestOf(asked));
        expect(isChoice(asked, found.chosen)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("without links, by table and, in halves, by tree", () => {
    fc.assert(
      fc.property(small, (withLinks) => {
        const asked = { ...withLinks, links: [] };
        const halved = { ...asked, capacity: asked.capacity / 2, sizes: asked.sizes.map(half) };
        const best = bestOf(asked);
        expect(fitOf(asked)).toMatchObject({ value: best, isExact: true });
        expect(fitOf(halved)).toMatchObject({ value: best, isExact: true });
      }),
      { numRuns: 300 },
    );
  });
});

test("whatever it chooses fits, comes with its blockers, and is worth no more than the bound", () => {
  const many = fc.integer({ min: 201, max: 260 }).chain((count) =>
    fc.record({
      sizes: fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), sized(count)),
      values: fc.array(fc.double({ min: -5, max: 50, noNaN: true }), sized(count)),
      capacity: fc.double({ min: 0, max: 500, noNaN: true }),
      links: fc
        .array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 40 })
        .map((links) => links.filter(([a, b]) => a < b)),
    }),
  );
  fc.assert(
    fc.property(many, (asked) => {
      const found = fitOf(asked);
      expect(isChoice({ ...asked, capacity: asked.capacity * (1 + 1e-9) }, found.chosen)).toBe(
        true,
      );
      expect(found.value).toBeLessThanOrEqual(found.upperBound * (1 + 1e-12) + 1e-9);
    }),
    { numRuns: 60 },
  );
});

describe("a team", () => {
  const ana = { skills: ["ui"], capacity: 5 };
  const bo = { skills: ["ui", "db"], capacity: 4 };

  test("gives each row to one who can do it and is left with least room", () => {
    const found = fitOf({
      sizes: [3, 4, 2],
      values: [3, 3, 3],
      words: [["ui", "urgent"], ["db"], []],
      people: [ana, bo],
      capacity: 9,
    });
    expect([...found.personByRow]).toEqual([0, 1, 0]); // "urgent" is nobody's skill, so no need
    expect(found).toMatchObject({ used: 9, isExact: true });
  });

  test("says what nobody can do, and what nobody has room for", () => {
    const found = fitOf({
      sizes: [1, 6, 5, 5, 1],
      values: [1, 1, 1, 1, 1],
      words: [["ui", "ops"], [], ["db"], [], []],
      people: [ana, bo, { skills: ["ops"], capacity: 0 }],
      capacity: 9,
    });
    expect(found.reasonByRow).toEqual(["no-skill", "no-room", "no-room", undefined, undefined]);
    expect([...found.personByRow]).toEqual([-1, -1, -1, 0, 1]);
  });

  test("leaves out what does not go into its parts, with what waits for it, and fills up", () => {
    // 3 + 3 + 3 = 9 is as much as both have together, but 5 and 4 have room for one each
    const found = fitOf({
      sizes: [3, 3, 3, 2, 2],
      values: [9, 9, 9, 8, 1],
      links: [[3, 2]],
      people: [ana, { ...bo, capacity: 4.5 }],
      capacity: 9.5,
    });
    expect(found.chosen).toEqual([0, 1, 4]);
    expect(found.reasonByRow.slice(2, 4)).toEqual(["no-room", "blocked"]);
    expect(found.isExact).toBe(false);
    expect(found.upperBound).toBeGreaterThan(found.value);
  });

  test("places the largest first where that places more", () => {
    // by rank the 2s fill up a first and the 5 finds no room: 2 + 2 | 5 instead
    const found = fitOf({
      sizes: [2, 2, 5],
      values: [1, 1, 5],
      people: [ana, { skills: [], capacity: 4 }],
      capacity: 9,
    });
    expect([...found.personByRow]).toEqual([1, 1, 0]);
    expect(found.isExact).toBe(true);
  });

  test("never has more to do than it has room for, nor anything it cannot do", () => {
    const skills = fc.uniqueArray(fc.constantFrom("ui", "db", "ops"), { maxLength: 3 });
    const rows = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 9 }), value: fc.nat(9), words: skills }),
      { maxLength: 15 },
    );
    const people = fc.array(fc.record({ skills, capacity: fc.nat(15) }), { maxLength: 4 });
    fc.assert(
      fc.property(rows, people, (work, team) => {
        const asked = {
          sizes: work.map(({ size }) => size),
          values: work.map(({ value }) => value),
          words: work.map(({ words }) => words),
          people: team,
          capacity: team.reduce((sum, { capacity }) => sum + capacity, 0),
        };
        const { personByRow, chosen } = fitOf(asked);
        const able = findEligiblePeople(team, work.length, (row) => work[row]?.words ?? []);
        const loads = team.map((_, person) =>
          chosen.reduce(
            (sum, row) => sum + (personByRow[row] === person ? (asked.sizes[row] ?? 0) : 0),
            0,
          ),
        );
        expect(loads.every((load, person) => load <= (team[person]?.capacity ?? 0))).toBe(true);
        expect(chosen.every((row) => able[row]?.includes(personByRow[row] ?? -1))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function half(value: number): number {
  return value / 2;
}

function sized(count: number) {
  return { minLength: count, maxLength: count };
}

function sumOf(rows: readonly number[], values: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (values[row] ?? 0), 0);
}

function isChoice({ sizes, capacity, links = [] }: Asked, chosen: readonly number[]): boolean {
  const isThere = new Set(chosen);
  return (
    sumOf(chosen, sizes) <= capacity && links.every(([a, b]) => !isThere.has(a) || isThere.has(b))
  );
}

/** The most that any choice is worth, all of them tried. */
function bestOf(asked: Asked): number {
  const rows = asked.sizes.map((_, row) => row);
  const choices = Array.from({ length: 2 ** rows.length }, (_, set) =>
    rows.filter((row) => ((set >> row) & 1) === 1),
  );
  const values = choices.map((chosen) =>
    isChoice(asked, chosen) ? sumOf(chosen, asked.values) : Number.NEGATIVE_INFINITY,
  );
  return Math.max(...values);
}
