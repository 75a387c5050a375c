import { expect, test } from "vitest";
import { readStatusCategory } from "../../../../src/core/import/values/read-status-category.ts";
import { readImport } from "../read-import.ts";

test.each([
  [{ name: "Freigegeben", statusCategory: { key: "done", name: "Done" } }, "done"],
  [{ name: "Sprint 4", type: "started" }, "doing"],
  [{ name: "Pool", group: "unstarted" }, "todo"],
  [{ name: "Done", type: "default" }, undefined],
  ["Done", undefined],
  [null, undefined],
])("reads the category of %j as %j", (status, category) => {
  expect(readStatusCategory(status)).toBe(category);
});

test("proposes the category that the JSON of a file states", async () => {
  const status = { name: "Freigegeben", statusCategory: { name: "In Progress" } };
  const { report } = await readImport(JSON.stringify([{ id: 1, title: "A", status }]));
  expect(report.statuses).toEqual([{ status: "Freigegeben", count: 1, category: "doing" }]);
});
