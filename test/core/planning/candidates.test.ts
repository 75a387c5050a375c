import { expect, test } from "vitest";
import { selectFitCandidates } from "../../../src/core/planning/candidates.ts";
import { flagClosedRows } from "../../../src/core/planning/closed-rows.ts";
import { summarizeMandatory } from "../../../src/core/planning/mandatory.ts";
import { type Pair, toDependencies } from "./links.ts";

function select(links: readonly Pair[], topMax: number, rowsMax = 100) {
  const pool = {
    count: 8,
    dependencies: toDependencies(links),
    isBlocked: new Uint8Array(8),
    matching: undefined,
  };
  const { rows, dependencies, isBlocked } = selectFitCandidates(pool, { topMax, rowsMax });
  return { rows: [...rows], dependencies, isBlocked: [...isBlocked] };
}

test("selects the best-ranked rows", () => {
  expect(select([], 3)).toMatchObject({ rows: [0, 1, 2], isBlocked: [0, 0, 0] });
});

test("adds direct and indirect blockers, whatever their rank", () => {
  const selected = select(
    [
      [1, 6],
      [6, 4],
      [7, 5],
    ],
    2,
  );
  expect(selected.rows).toEqual([0, 1, 4, 6]);
  expect(selected.dependencies).toEqual(
    toDependencies([
      [1, 3],
      [3, 2],
    ]),
  );
});

test("marks a row as blocked when its blockers exceed the limit of rows", () => {
  const selected = select(
    [
      [0, 4],
      [0, 5],
      [0, 6],
    ],
    1,
    3,
  );
  expect(selected).toMatchObject({ rows: [0, 4, 5], isBlocked: [1, 0, 0] });
});

test("marks a row as blocked whose blocker is not in the ranking", () => {
  const pool = {
    count: 3,
    dependencies: toDependencies([]),
    isBlocked: Uint8Array.of(0, 1, 0),
    matching: undefined,
  };
  const { rows, isBlocked } = selectFitCandidates(pool, { topMax: 2, rowsMax: 9 });
  expect({ rows: [...rows], isBlocked: [...isBlocked] }).toEqual({
    rows: [0, 1],
    isBlocked: [0, 1],
  });
});

test("selects from the rows that match a filter, and adds blockers that do not match", () => {
  const pool = {
    count: 4,
    dependencies: toDependencies([[3, 0]]),
    isBlocked: new Uint8Array(4),
    matching: Uint32Array.of(1, 3),
  };
  expect([...selectFitCandidates(pool, { topMax: 9, rowsMax: 9 }).rows]).toEqual([0, 1, 3]);
});

test("flags rows whose status is done or cancelled, by the workspace's categories", () => {
  const values = ["", "DONE", "doing", "Won't do", "Parked"];
  const status = { codes: Uint8Array.of(1, 0, 2, 3, 4), values };
  expect([...flagClosedRows(status, {})]).toEqual([1, 0, 0, 1, 0]);
  const statuses = { done: "doing", parked: "cancelled" } as const;
  expect([...flagClosedRows(status, statuses)]).toEqual([0, 0, 0, 1, 1]);
});

test("computes the share of the chosen Musts and counts the Musts that are not chosen", () => {
  const moscow = Float64Array.of(3, 3, 2, Number.NaN, 3);
  const size = Float64Array.of(4, 3, 9, 1, Number.NaN);
  const isChosen = Uint8Array.of(1, 1, 1, 1, 0);
  // (4 + 3) / 10
  expect(summarizeMandatory(moscow, { size, isChosen, capacity: 10 })).toEqual({
    share: 0.7,
    leftOut: 1,
  });
  expect(summarizeMandatory(moscow, { size, isChosen, capacity: 0 }).share).toBe(0);
});
