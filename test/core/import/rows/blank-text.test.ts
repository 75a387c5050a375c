import { expect, test } from "vitest";
import { isBlankText } from "../../../../src/core/import/rows/blank-text.ts";

test.each([
  ["N/A", "team, parent, blocked_by, labels, priority, assignee, type, size, due_date, ratings.x"],
  [" none ", "status, team, parent, labels, type, size, start_date, ratings.x"],
  ["null", "status, team, priority, assignee, size, due_date"],
  ["-", "status, labels, priority, size, due_date, ratings.x"],
  ["(blank)", "priority, assignee, type, size, start_date, due_date, ratings.x"],
])("counts %j as blank for %s", (text, targets) => {
  expect(targets.split(", ").filter((target) => !isBlankText(text, target))).toEqual([]);
});

test.each([
  ["N/A", "title, description, external_id, id, source, status"],
  ["none", "title, priority, assignee"],
  ["TBD", "title, status, team, labels, parent, size, due_date, ratings.x"],
  ["(blank)", "title, status, team, labels, parent"],
  ["0", "size, ratings.x"],
  ["", "size, team"],
])("does not count %j as blank for %s", (text, targets) => {
  expect(targets.split(", ").filter((target) => isBlankText(text, target))).toEqual([]);
});
