import fc from "fast-check";
import { expect, test } from "vitest";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type SnapshotDelta, applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/core/snapshot/encode-snapshot.ts";
import { getEncodedRatings } from "../../../src/core/snapshot/snapshot-columns.ts";
import { findRowByNumber } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRow,
  anySnapshotRows,
  byNumber,
  plainRow,
  listSnapshotRows,
} from "../../contract/rows.ts";

/** Changed and new rows in any order, and removed numbers, some of which never existed. */
const delta: fc.Arbitrary<SnapshotDelta> = fc
  .record({
    rows: fc.uniqueArray(anySnapshotRow, { selector: ({ number }) => number, maxLength: 12 }),
    removed: fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { maxLength: 12 }),
  })
  .map(({ rows, removed }) => ({
    rows,
    removed: removed.filter((number) => rows.every((row) => row.number !== number)),
  }));

const deltas = fc.array(delta, { maxLength: 6 });

const key = (generation: number) => ({
  workspace: "wsp_test",
  generation,
  at: generation * 1_000,
  statuses: {},
});

test("equals the snapshot built from the changed rows", () => {
  fc.assert(
    fc.property(anySnapshotRows, deltas, (rows, changes) => {
      const { snapshot, expected } = applyAll(rows, changes);
      expect(listSnapshotRows(snapshot)).toEqual(expected);
      expect(snapshot.count).toBe(expected.length);
      expect(snapshot.generation).toBe(changes.length + 1);
      expect(snapshot.at).toBe((changes.length + 1) * 1_000);
    }),
    { numRuns: 300 },
  );
});

test("ranks with the same bits as the snapshot built from the changed rows", () => {
  fc.assert(
    fc.property(anySnapshotRows, deltas, anyModel, (rows, changes, model) => {
      const { snapshot, expected } = applyAll(rows, changes);
      const { facets: _, ...ranking } = rank(snapshot, model);
      const { facets: __, ...rebuilt } = rank(
        buildSnapshotFromRows(expected, snapshot.generation),
        model,
      );
      expect(ranking).toEqual(rebuilt);
    }),
  );
});

test("does not modify the base", () => {
  fc.assert(
    fc.property(anySnapshotRows, delta, (rows, changes) => {
      const base = buildSnapshotFromRows(rows);
      const before = structuredClone(base);
      applyDelta(base, key(2), changes);
      expect(base).toEqual(before);
    }),
  );
});

test("changes only the key if the delta is empty", () => {
  const base = buildSnapshotFromRows([]);
  const next = applyDelta(base, key(9), { rows: [], removed: [] });
  expect(next).toEqual({ ...base, generation: 9, at: 9_000 });
});

test("shares unchanged columns with the base and copies the others", () => {
  const rows = Array.from({ length: 400 }, (_, index) =>
    rated(index + 1, { reach: 1, effort: index % 9 }),
  );
  const base = buildSnapshotFromRows(rows);
  const change = { ...rated(7, { reach: 2, effort: 6 }), labels: plainRow.labels };
  const next = applyDelta(base, key(2), { rows: [change], removed: [] });
  expect(next.created).toBe(base.created);
  expect(next.facets.parent).toBe(base.facets.parent);
  expect(next.facets.status).toBe(base.facets.status);
  expect(next.facets.labels).toBe(base.facets.labels);
  expect(getStoredColumn(next, "effort")).toBe(getStoredColumn(base, "effort"));
  expect(getStoredColumn(next, "reach")).not.toBe(getStoredColumn(base, "reach"));
});

test("shares no view into a decoded buffer, which would stay in memory", () => {
  const rows = Array.from({ length: 400 }, (_, index) => rated(index + 1, { reach: 1 }));
  const decoded = decodeSnapshot(
    Uint8Array.from(encodeSnapshot(buildSnapshotFromRows(rows))).buffer,
  );
  expect(decoded).toBeDefined();
  const base = decoded ?? buildSnapshotFromRows([]);
  const next = applyDelta(base, key(2), { rows: [rated(7, { reach: 2 })], removed: [] });
  expect(next.number).not.toBe(base.number);
  expect(next.number).toEqual(base.number);
});

test("keeps the criteria in alphabetical order", () => {
  const base = buildSnapshotFromRows([rated(1, { reach: 1 }), rated(2, { delight: 2 })]);
  const next = applyDelta(base, key(2), { rows: [rated(3, { effort: 3 })], removed: [] });
  expect([...next.ratings.keys()]).toEqual(["delight", "effort", "reach"]);
});

test("adds low and high columns with the first interval", () => {
  const base = buildSnapshotFromRows([{ ...plainRow, number: 1, ratings: { reach: 4 } }]);
  const row = { ...plainRow, number: 2, ratings: { reach: { low: 1, likely: 2, high: 3 } } };
  const next = applyDelta(base, key(2), { rows: [row], removed: [] });
  expect(next.ratings.get("reach")).toEqual({
    likely: Float64Array.of(4, 2),
    low: Float64Array.of(4, 1),
    high: Float64Array.of(4, 3),
  });
});

test("finds the row of a number and returns −1 for an unknown number", () => {
  fc.assert(
    fc.property(anySnapshotRows, fc.integer({ min: -1, max: 62 }), (rows, number) => {
      const expected = rows.findIndex((row) => row.number === number);
      expect(findRowByNumber(buildSnapshotFromRows(rows), number)).toBe(expected);
    }),
  );
});

function rated(number: number, ratings: SnapshotRow["ratings"]): SnapshotRow {
  return { ...plainRow, number, ratings };
}

/** Returns the stored column of a criterion. */
function getStoredColumn(snapshot: Snapshot, criterion: string) {
  const column = snapshot.ratings.get(criterion);
  return column && getEncodedRatings(column).likely;
}

/** Returns the snapshot after all deltas, and the expected rows from a plain map. */
function applyAll(rows: readonly SnapshotRow[], changes: readonly SnapshotDelta[]) {
  const rowByNumber = new Map(rows.map((row) => [row.number, row]));
  let snapshot = buildSnapshotFromRows(rows);
  for (const [index, change] of changes.entries()) {
    snapshot = applyDelta(snapshot, key(index + 2), change);
    change.removed.forEach((number) => rowByNumber.delete(number));
    change.rows.forEach((row) => rowByNumber.set(row.number, row));
  }
  return { snapshot, expected: byNumber([...rowByNumber.values()]) };
}
