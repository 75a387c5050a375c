import { expect, test } from "vitest";
import { countCategories } from "../../../src/core/status/count-categories.ts";

test("counts the rows of each category, by the workspace's categories and by words", () => {
  const values = ["", "Open", "DONE", "In review", "Parked", "Unused"];
  const column = { codes: Uint8Array.of(0, 1, 1, 2, 3, 4), values };
  expect(countCategories(column, { parked: "cancelled" })).toEqual({
    backlog: 0,
    todo: 3, // two open items, and one without a status
    doing: 1,
    done: 1,
    cancelled: 1,
  });
});
