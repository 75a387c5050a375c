import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ratings } from "../../../src/core/item/item.ts";
import { type Lift, lift } from "../../../src/core/lift/lift.ts";
import { type Gate, type ResolvedModel } from "../../../src/core/models/model.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { snapshotRowAt } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { addGates, anyGates, buildModel } from "../../contract/gates.ts";
import {
  anyModel,
  anySnapshotRow,
  buildSnapshotFromRows,
  byNumber,
  plainRow,
} from "../../contract/rows.ts";

const criteria = [{ key: "delight" }, { key: "effort", direction: "down" }] as const;

const anyKindOfModel = fc.oneof(
  { weight: 4, arbitrary: anyModel },
  fc.constantFrom(
    buildModel("weighted", { criteria, scaling: "min-max" }),
    buildModel("topsis", { criteria }),
    buildModel("formula", {
      criteria: [{ key: "delight" }],
      expression: "delight * 2 - abs(delight - 4) * effort",
    }),
  ),
);

const inputs = fc
  .record({
    rows: fc.uniqueArray(anySnapshotRow, {
      selector: ({ number }) => number,
      minLength: 2,
      maxLength: 15,
    }),
    model: anyKindOfModel,
    gates: anyGates,
    gate: fc.constantFrom("last", "out"),
    at: fc.nat(),
    targetRank: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ rows, model, gates, gate, at, targetRank }) => ({
    snapshot: buildSnapshotFromRows(byNumber(rows)),
    model: addGates(model, gates, gate),
    row: at % rows.length,
    targetRank,
  }));

type Changes = readonly { readonly criterion: string; readonly to: number | string }[];

/** Computes the rank of an item after changes to its ratings by ranking all items; NaN if out. */
function computeRankAfter(
  snapshot: Snapshot,
  model: ResolvedModel,
  { row, changes }: { readonly row: number; readonly changes: Changes },
): number {
  const before = snapshotRowAt(snapshot, row);
  const ratings: Record<string, Ratings[string]> = { ...before.ratings };
  for (const { criterion, to } of changes) {
    ratings[criterion] = Number(to);
  }
  const rows = [{ ...before, ratings }];
  const { number } = rank(applyDelta(snapshot, snapshot, { rows, removed: [] }), model);
  return number.indexOf(before.number) + 1 || Number.NaN;
}

function listChanges({ single, overall }: Lift): (readonly [Changes, number])[] {
  const changes = single.map((change) => [[change], change.rank] as const);
  const all =
    overall === undefined ? changes : [...changes, [overall.changes, overall.rank] as const];
  return all.filter(([each]) => each.every(({ to }) => typeof to === "number"));
}

describe("an item in a backlog with gates", () => {
  test("reaches the stated rank by every change", () => {
    fc.assert(
      fc.property(inputs, ({ snapshot, model, row, targetRank }) => {
        for (const [changes, reached] of listChanges(lift(snapshot, model, { row, targetRank }))) {
          expect(computeRankAfter(snapshot, model, { row, changes })).toBe(reached);
          expect(reached).toBeLessThanOrEqual(targetRank);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("has the rank of the ranking, and the gates that it fails", () => {
    fc.assert(
      fc.property(inputs, ({ snapshot, model, row, targetRank }) => {
        const { failedGates, rank: today } = lift(snapshot, model, { row, targetRank });
        expect(today).toBe(computeRankAfter(snapshot, model, { row, changes: [] }));
        const { ratings } = snapshotRowAt(snapshot, row);
        for (const { criterion, rating } of failedGates) {
          const rated = ratings[criterion];
          expect(rating).toBe(typeof rated === "object" ? rated.likely : rated);
        }
        const isOut = model.definition.gate === "out" && failedGates.length > 0;
        expect(Number.isNaN(today)).toBe(isOut);
      }),
    );
  });

  test("gives a reason if and only if there is no change", () => {
    fc.assert(
      fc.property(inputs, ({ snapshot, model, row, targetRank }) => {
        const result = lift(snapshot, model, { row, targetRank });
        const isNone = result.single.length === 0 && result.overall === undefined;
        expect(result.reason !== undefined).toBe(isNone);
      }),
    );
  });
});

test("no smaller change to one rating suffices, and no change to an insufficient criterion", () => {
  fc.assert(
    fc.property(inputs, ({ snapshot, model, row, targetRank }) => {
      const result = lift(snapshot, model, { row, targetRank });
      fc.pre(!result.isApproximate && model.definition.kind !== "moscow");
      // Results are rounded outward by up to a twentieth of the move or a millionth of the range.
      const smaller = result.single.flatMap(({ criterion, from, to, move }) =>
        typeof to === "number" && typeof from === "number" && move > 1e-4
          ? [0, 0.25, 0.5, 0.75, 0.9, 0.94].map((share) => [criterion, from + (to - from) * share])
          : [],
      );
      const others = result.insufficient
        .filter(({ at }) => typeof at === "number")
        .flatMap(({ criterion }) => [1, 2, 3, 4, 5, 6, 8, 10].map((rating) => [criterion, rating]));
      for (const [criterion, to] of [...smaller, ...others]) {
        const changes = [{ criterion: String(criterion), to: Number(to) }];
        const reached = computeRankAfter(snapshot, model, { row, changes });
        expect(reached <= targetRank).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

test("no shorter change of several ratings suffices for a sum", () => {
  const points = fc.integer({ min: 1, max: 10 });
  const anyRatings = fc.record({ a: points, b: points, safety: points });
  const anyDirection = fc.tuple(
    fc.double({ noNaN: true, min: -1, max: 1 }),
    fc.double({ noNaN: true, min: -1, max: 1 }),
    fc.double({ noNaN: true, min: -1, max: 1 }),
  );
  const gates: readonly Gate[] = [
    { criterion: "safety", op: ">=", value: 5 },
    { criterion: "a", op: "<=", value: 8 },
  ];
  fc.assert(
    fc.property(
      fc.array(anyRatings, { minLength: 2, maxLength: 6 }),
      fc.nat(),
      anyDirection,
      (rows, index, [x, y, z]) => {
        const snapshot = buildSnapshotFromRows(rows.map((each, row) => buildRow(row + 1, each)));
        const model = buildGatedModel(gates);
        const row = index % rows.length;
        const { overall } = lift(snapshot, model, { row, targetRank: 1 });
        fc.pre(overall !== undefined && overall.move > 0.01);
        const scale = ((overall?.move ?? 0) * 0.99 * 9) / (Math.hypot(x, y, z) || 1);
        const { a = 0, b = 0, safety = 0 } = rows[row] ?? {};
        const changes = Object.entries({
          a: a + x * scale,
          b: b + y * scale,
          safety: safety + z * scale,
        }).map(([criterion, to]) => ({ criterion, to: Math.min(Math.max(to, 1), 10) }));
        expect(computeRankAfter(snapshot, model, { row, changes })).toBeGreaterThan(1);
      },
    ),
    { numRuns: 400 },
  );
});

/** Two criteria of equal weight. */
const weightedCriteria = { criteria: [{ key: "a" }, { key: "b" }] } as const;

function buildRow(number: number, ratings: SnapshotRow["ratings"]): SnapshotRow {
  return { ...plainRow, number, ratings };
}

function buildGatedModel(gates: readonly Gate[], gate: "last" | "out" = "last"): ResolvedModel {
  return buildModel("weighted", { ...weightedCriteria, gates, gate });
}

const atLeastThree: Gate = { criterion: "safety", op: ">=", value: 3 };

/** Builds a backlog of an item that passes and of one with these ratings. */
function backlog(ratings: SnapshotRow["ratings"]): Snapshot {
  return buildSnapshotFromRows([buildRow(1, { a: 5, b: 5, safety: 5 }), buildRow(2, ratings)]);
}

describe("an item that fails a gate", () => {
  test("with a better score only has to pass the gate", () => {
    const result = lift(backlog({ a: 9, b: 9, safety: 1 }), buildGatedModel([atLeastThree]), {
      row: 1,
      targetRank: 1,
    });
    expect(result).toMatchObject({
      rank: 2,
      failedGates: [{ ...atLeastThree, rating: 1 }],
      single: [{ criterion: "safety", from: 1, to: 3, rank: 1 }],
      overall: { changes: [{ criterion: "safety", from: 1, to: 3 }], rank: 1, isExact: true },
    });
    expect(result.insufficient).toMatchObject([
      { criterion: "a", rank: 2, failedGate: atLeastThree },
      { criterion: "b", rank: 2, failedGate: atLeastThree },
    ]);
  });

  test("without a rating has to get a first one", () => {
    const { single, overall, failedGates } = lift(
      backlog({ a: 9, b: 9 }),
      buildGatedModel([atLeastThree]),
      { row: 1, targetRank: 1 },
    );
    expect(failedGates).toEqual([atLeastThree]);
    expect(single).toMatchObject([{ criterion: "safety", to: 3, rank: 1 }]);
    expect(single[0]).not.toHaveProperty("from");
    expect(overall?.changes).toEqual([{ criterion: "safety", name: "Safety", to: 3 }]);
  });

  test("with a worse score has to pass the gate and to rise", () => {
    const { single, overall } = lift(
      backlog({ a: 4, b: 4, safety: 1 }),
      buildGatedModel([atLeastThree]),
      { row: 1, targetRank: 1 },
    );
    expect(single).toEqual([]);
    const [a, b, safety] = overall?.changes ?? [];
    // a and b rise by 1 each, the least for (a + b) / 2 > 5: a tie goes to the smaller number
    expect(a?.to).toBeCloseTo(5, 1);
    expect(b?.to).toBeCloseTo(5, 1);
    expect(safety).toMatchObject({ criterion: "safety", from: 1, to: 3 });
  });

  test("on a weighted criterion moves to the value of the gate, and only then with the others", () => {
    const gate: Gate = { criterion: "a", op: ">=", value: 6 };
    const { overall } = lift(
      buildSnapshotFromRows([buildRow(1, { a: 6, b: 8 }), buildRow(2, { a: 3, b: 7 })]),
      buildGatedModel([gate]),
      { row: 1, targetRank: 1 },
    );
    const [a, b] = overall?.changes ?? [];
    // a moves by 3 to pass; the other point comes from b, because a has moved further already
    expect(a?.to).toBeCloseTo(6, 1);
    expect(b?.to).toBeCloseTo(8, 1);
  });

  test("with an upper bound has to lower a rating that it would otherwise raise", () => {
    const gate: Gate = { criterion: "a", op: "<=", value: 6 };
    const { single } = lift(
      buildSnapshotFromRows([buildRow(1, { a: 1, b: 1 }), buildRow(2, { a: 9, b: 5 })]),
      buildGatedModel([gate]),
      { row: 1, targetRank: 1 },
    );
    expect(single).toMatchObject([{ criterion: "a", from: 9, to: 6, rank: 1 }]);
  });

  test("by a strict bound moves beyond the value", () => {
    const gate: Gate = { criterion: "safety", op: ">", value: 3 };
    const { overall } = lift(backlog({ a: 9, b: 9, safety: 1 }), buildGatedModel([gate]), {
      row: 1,
      targetRank: 1,
    });
    const to = Number(overall?.changes[0]?.to);
    expect(to).toBeGreaterThan(3);
    expect(to).toBeLessThan(3.1);
  });

  test("has no rank if it is left out, and enters the ranking by passing", () => {
    const snapshot = backlog({ a: 9, b: 9, safety: 1 });
    const model = buildGatedModel([atLeastThree], "out");
    const result = lift(snapshot, model, { row: 1, targetRank: 1 });
    expect(result.rank).toBeNaN();
    expect(result.overall).toMatchObject({ rank: 1, changes: [{ criterion: "safety", to: 3 }] });
    expect(result.insufficient.map(({ rank: reached }) => reached)).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
    expect(lift(snapshot, model, { row: 1, targetRank: 2 }).overall).toMatchObject({ rank: 1 });
    expect(lift(snapshot, model, { row: 1, targetRank: 3 }).reason).toContain("only 2 items");
  });

  test("names the gates first if no change suffices", () => {
    const gates: readonly Gate[] = [atLeastThree, { criterion: "legal", op: "=", value: 1 }];
    const snapshot = buildSnapshotFromRows([
      buildRow(1, { a: 10, b: 10, safety: 5, legal: 1 }),
      buildRow(2, { a: 9, b: 9 }),
    ]);
    const { reason } = lift(snapshot, buildGatedModel(gates), { row: 1, targetRank: 1 });
    // Even at the best ratings the two items tie, and the tie goes to the smaller number.
    expect(reason).toBe(
      "First, rate safety at least 3 and rate legal exactly 1. " +
        "Even with every criterion at its best, the item would only reach rank 2.",
    );
  });

  test("gets a reason if no rating passes", () => {
    const gate: Gate = { criterion: "a", op: ">=", value: 50 };
    const snapshot = buildSnapshotFromRows([
      buildRow(1, { a: 60, b: 1 }),
      buildRow(2, { a: 9, b: 9 }),
    ]);
    const { reason } = lift(snapshot, buildGatedModel([gate]), { row: 1, targetRank: 1 });
    expect(reason).toBe("No rating from 1 to 10 passes the gates of a, such as a >= 50.");
  });

  test("may pass by a rating outside of its range, which then stays", () => {
    const gate: Gate = { criterion: "a", op: ">=", value: 50 };
    const snapshot = buildSnapshotFromRows([
      buildRow(1, { a: 60, b: 8 }),
      buildRow(2, { a: 60, b: 1 }),
    ]);
    const { single, overall } = lift(snapshot, buildGatedModel([gate]), { row: 1, targetRank: 1 });
    expect(single.map(({ criterion }) => criterion)).toEqual(["b"]);
    expect(overall?.changes).toMatchObject([{ criterion: "b", from: 1 }]);
  });

  test("may rise among the items that fail without passing", () => {
    const snapshot = buildSnapshotFromRows([
      buildRow(1, { a: 9, b: 9, safety: 5 }),
      buildRow(2, { a: 5, b: 5, safety: 1 }),
      buildRow(3, { a: 4, b: 5, safety: 1 }),
    ]);
    const { single } = lift(snapshot, buildGatedModel([atLeastThree]), { row: 2, targetRank: 2 });
    expect(single.map(({ criterion }) => criterion)).toEqual(["a", "b", "safety"]);
    expect(single[2]).toMatchObject({ to: 3, rank: 2 });
  });
});
