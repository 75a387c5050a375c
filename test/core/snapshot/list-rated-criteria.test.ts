import { expect, test } from "vitest";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { listRatedCriteria } from "../../../src/core/snapshot/list-rated-criteria.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

test("lists the criteria that an item has, and not those that no item has any more", () => {
  const rows = [
    { ...plainRow, number: 1, ratings: { reach: 1, zeal: 2 } },
    { ...plainRow, number: 2, ratings: { reach: 3, effort: 0 } },
  ];
  const snapshot = buildSnapshotFromRows(rows);
  expect(listRatedCriteria(snapshot)).toEqual(["effort", "reach", "zeal"]);
  const key = { ...snapshot, generation: 2 };
  const changed = { ...plainRow, number: 1, ratings: { reach: 5 } };
  const later = applyDelta(snapshot, key, { rows: [changed], removed: [2] });
  expect(listRatedCriteria(later)).toEqual(["reach"]);
});
