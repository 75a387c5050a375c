import { describe, expect, test } from "vitest";
import {
  countStatuses,
  findUnknownStatuses,
  listStatuses,
} from "../../../src/core/status/count-statuses.ts";
import {
  buildStatusPatch,
  listCategorisedStatuses,
} from "../../../src/core/status/list-categorised-statuses.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

const rows = ["Open", "Done", "Open", "Shipped"].map((status, index) =>
  Object.assign({}, plainRow, { number: index + 1, status }),
);

const snapshot = {
  ...buildSnapshotFromRows(rows),
  statuses: { SHIPPED: "done", Parked: "backlog" },
} as const;

test("lists statuses by category, the most frequent first", () => {
  expect(listCategorisedStatuses(snapshot)).toEqual([
    { status: "Parked", count: 0, category: "backlog", isAssigned: true },
    { status: "Open", count: 2, category: "todo", isAssigned: false },
    { status: "Done", count: 1, category: "done", isAssigned: false },
    { status: "Shipped", count: 1, category: "done", isAssigned: true },
  ]);
});

test("counts only statuses that occur", () => {
  const column = { codes: Uint8Array.of(2, 2), values: ["", "Gone", "Open"] };
  expect(countStatuses(column)).toEqual([{ status: "Open", count: 2 }]);
});

describe("a named status", () => {
  test("is known if an item has it or the workspace has assigned its category", () => {
    const known = listStatuses(snapshot);
    expect(findUnknownStatuses(["open", "PARKED", "shipped"], known)).toEqual([]);
    expect(findUnknownStatuses(["Openn", "done"], known)).toEqual(["Openn"]);
  });
});

test("a patch of categories removes other spellings of its statuses", () => {
  const patch = buildStatusPatch({ "In QA": "doing", Old: "done" }, { "in qa": "todo", New: null });
  expect(patch).toEqual({ "In QA": null, "in qa": "todo", New: null });
});
