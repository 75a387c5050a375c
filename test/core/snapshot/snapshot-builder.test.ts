import fc from "fast-check";
import { expect, test } from "vitest";
import { SnapshotBuilder } from "../../../src/core/snapshot/snapshot-builder.ts";
import { noDay } from "../../../src/core/snapshot/snapshot.ts";
import {
  buildSnapshotFromRows,
  anySnapshotRow,
  anySnapshotRows,
  plainRow,
  listSnapshotRows,
} from "../../contract/rows.ts";

test("returns every row as it was added", () => {
  fc.assert(
    fc.property(anySnapshotRows, (rows) => {
      expect(listSnapshotRows(buildSnapshotFromRows(rows))).toEqual(rows);
    }),
  );
});

test("stores NaN, noDay and an empty string for absent values", () => {
  const snapshot = buildSnapshotFromRows([plainRow]);
  expect(snapshot.size).toEqual(Float64Array.of(Number.NaN));
  expect([snapshot.start[0], snapshot.due[0]]).toEqual([noDay, noDay]);
  expect(snapshot.facets.assignee).toEqual({ codes: Uint8Array.of(0), values: [""] });
  expect(snapshot.ratings.size).toBe(0);
});

test("stores each string once", () => {
  const snapshot = buildSnapshotFromRows([
    { ...plainRow, number: 1, team: "edge", labels: ["ui", "old"] },
    { ...plainRow, number: 2, team: "core", labels: [] },
    { ...plainRow, number: 3, team: "edge", labels: ["old"] },
  ]);
  expect(snapshot.facets.team).toEqual({
    codes: Uint8Array.of(1, 2, 1),
    values: ["", "edge", "core"],
  });
  expect(snapshot.facets.labels).toEqual({
    offsets: Uint32Array.of(0, 2, 2, 3), // two labels, none, one
    codes: Uint8Array.of(1, 2, 2),
    values: ["", "ui", "old"],
  });
});

test("adds low and high columns only for criteria with an interval", () => {
  const { ratings } = buildSnapshotFromRows([
    { ...plainRow, number: 1, ratings: { reach: 4, effort: 2 } },
    { ...plainRow, number: 2, ratings: { effort: { low: 1, likely: 3, high: 8 } } },
    { ...plainRow, number: 3, ratings: { effort: 5 } },
  ]);
  expect([...ratings.keys()]).toEqual(["effort", "reach"]); // alphabetical order
  expect(ratings.get("effort")).toEqual({
    likely: Float64Array.of(2, 3, 5),
    low: Float64Array.of(2, 1, 5),
    high: Float64Array.of(2, 8, 5),
  });
  expect(ratings.get("reach")).toEqual({ likely: Float64Array.of(4, Number.NaN, Number.NaN) });
});

test("accepts fewer rows than its capacity", () => {
  fc.assert(
    fc.property(anySnapshotRow, fc.integer({ min: 1, max: 50 }), (row, capacity) => {
      const builder = new SnapshotBuilder(capacity);
      builder.add(row);
      const snapshot = builder.build({
        workspace: "wsp_test",
        generation: 1,
        at: 1_000,
        statuses: {},
      });
      expect(snapshot).toEqual(buildSnapshotFromRows([row]));
    }),
  );
});

test("builds an empty snapshot", () => {
  const snapshot = buildSnapshotFromRows([]);
  expect(snapshot.count).toBe(0);
  expect(snapshot.facets.labels.offsets).toEqual(Uint32Array.of(0));
  expect(listSnapshotRows(snapshot)).toEqual([]);
});
