import { expect, test } from "vitest";
import { StatusLog } from "../../../../src/core/import/report/status-log.ts";

const none = new Map<string, never>();

test("lists the statuses by frequency with their probable categories", () => {
  const log = new StatusLog();
  for (const status of ["To Do", "Done", "Done", "In Review"]) {
    log.add(status, () => undefined);
  }
  expect(log.list(none)).toEqual([
    { status: "Done", count: 2, category: "done" },
    { status: "To Do", count: 1, category: "todo" },
    { status: "In Review", count: 1, category: "doing" },
  ]);
});

test("prefers the category of the file, then of the tracker, then of the words", () => {
  const log = new StatusLog();
  log.add("Resolved", () => "todo");
  log.add("Resolved", () => "done"); // the first row counts
  log.add("Removed", () => undefined);
  const tracker = new Map([
    ["resolved", "doing"],
    ["removed", "cancelled"],
  ] as const);
  expect(log.list(tracker).map(({ category }) => category)).toEqual(["todo", "cancelled"]);
});

test("refines the category of the file by the words of the status", () => {
  const log = new StatusLog();
  log.add("Won't Do", () => "done");
  log.add("Product backlog", () => "todo");
  log.add("Cancelled", () => "doing");
  log.add("Shipped", () => "done");
  expect(log.list(none).map(({ category }) => category)).toEqual([
    "cancelled",
    "backlog",
    "doing",
    "done",
  ]);
});

test("lists a thousand different statuses, the most frequent first", () => {
  const log = new StatusLog();
  for (let index = 0; index < 2_000; index += 1) {
    log.add(`S${index}`, () => undefined);
  }
  for (const status of ["S999", "S1000"]) {
    log.add(status, () => undefined);
  }
  const list = log.list(none);
  expect(list).toHaveLength(1_000);
  expect(list[0]).toMatchObject({ status: "S999", count: 2 });
  expect(list.some(({ status }) => status === "S1000")).toBe(false);
});
