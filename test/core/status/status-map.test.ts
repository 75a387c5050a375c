import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proposeStatusCategory } from "../../../src/core/status/propose-status-category.ts";
import { isOpenStatus, listOpenRows } from "../../../src/core/status/scope.ts";
import { statusCategories } from "../../../src/core/status/status-category.ts";
import { createCategoryFinder } from "../../../src/core/status/status-map.ts";
import { anySnapshotRows, buildSnapshotFromRows } from "../../contract/rows.ts";

describe("a map of statuses", () => {
  test("returns the assigned category, ignoring case and accents", () => {
    const findCategory = createCategoryFinder({ "À Revoir": "cancelled", Done: "doing" });
    expect(["à revoir", "A REVOIR", "done"].map(findCategory)).toEqual([
      "cancelled",
      "cancelled",
      "doing",
    ]);
  });

  test("returns the category that the words propose for other statuses", () => {
    const findCategory = createCategoryFinder({ Parked: "backlog" });
    expect(["Done", "In progress", "Won't fix", "Icebox", "Open", "???"].map(findCategory)).toEqual(
      ["done", "doing", "cancelled", "backlog", "todo", "todo"],
    );
  });

  test.for(["__proto__", "constructor", "toString"])("has no category for %s", (status) => {
    expect(createCategoryFinder({})(status)).toBe(proposeStatusCategory(status));
    const map = Object.fromEntries([[status, "done" as const]]);
    expect(createCategoryFinder(map)(status)).toBe("done");
  });
});

describe("open rows", () => {
  test("are those whose status is not done and not cancelled", () => {
    const categories = fc.dictionary(
      fc.constantFrom("open", "done", "doing"),
      fc.constantFrom(...statusCategories),
    );
    fc.assert(
      fc.property(anySnapshotRows, categories, (rows, map) => {
        const { facets, count } = buildSnapshotFromRows(rows);
        const open = rows.flatMap(({ status }, row) => (isOpenStatus(map, status) ? [row] : []));
        const listed = listOpenRows(facets.status, map);
        expect(listed && [...listed]).toEqual(open.length === count ? undefined : open);
      }),
    );
  });

  test("are undefined if every row is open, even if a status of no row is closed", () => {
    const column = { codes: Uint8Array.of(1, 1), values: ["", "open", "done"] };
    expect(listOpenRows(column, {})).toBeUndefined();
  });
});
