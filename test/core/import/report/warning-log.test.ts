import { expect, test } from "vitest";
import { WarningLog } from "../../../../src/core/import/report/warning-log.ts";

const warning = { line: 2, column: "size", value: "abc", detail: "Not a number." };

test("counts equal values of a column once, with their first line", () => {
  const log = new WarningLog();
  log.add(warning);
  log.add({ ...warning, line: 9 });
  log.add({ ...warning, line: 5, value: "x" });
  expect(log.list()).toEqual([
    { ...warning, count: 2 },
    { ...warning, line: 5, value: "x", count: 1 },
  ]);
  expect(log.count).toBe(3);
});

test("lists a hundred different values, and counts all", () => {
  const log = new WarningLog();
  for (let line = 300; line > 0; line -= 1) {
    log.add({ ...warning, line, value: `v${line}` });
  }
  expect(log.list()).toHaveLength(100);
  expect(log.list()[0]?.line).toBe(201); // in the order of the lines
  expect(log.count).toBe(300);
});

test("merges another log within the same limit", () => {
  const [log, other] = [new WarningLog(), new WarningLog()];
  log.add(warning);
  for (let line = 1; line <= 120; line += 1) {
    other.add({ ...warning, column: "due", line, value: `v${line}` });
  }
  log.merge(other);
  expect(log.list()).toHaveLength(100);
  expect(log.count).toBe(121);
});
