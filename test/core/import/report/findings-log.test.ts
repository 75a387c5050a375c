import { describe, expect, test } from "vitest";
import { FindingsLog } from "../../../../src/core/import/report/findings-log.ts";

const remark = { column: "due", value: "03/04/2026", detail: "Not clear." };

const plainRow = { fields: {}, idColumn: "key", findCategory: () => undefined };

function logRows(rows: readonly Partial<Parameters<FindingsLog["addRow"]>[0]>[]): FindingsLog {
  const log = new FindingsLog();
  for (const [index, row] of rows.entries()) {
    log.addRow({ ...plainRow, line: index + 2, ...row });
  }
  return log;
}

describe("FindingsLog", () => {
  test("keeps pending warnings only while their convention is undecided", () => {
    const log = new FindingsLog();
    log.addRemarks(2, [
      { ...remark, pending: "date" },
      { ...remark, value: "x" },
    ]);
    expect(log.warnings.map(({ value }) => value)).toEqual(["x"]);
    expect([log.listUndecided({}), log.listUndecided({ date: 0 })]).toEqual([["date"], []]);
    log.settlePending({ date: 0 });
    expect(log.warningCount).toBe(1);
    log.settlePending({ decimal: 0, priority: 0 });
    expect(log.warnings.map(({ value }) => value)).toEqual(["x", "03/04/2026"]);
  });

  test("names both lines of an id that occurs twice", () => {
    const log = logRows([
      { fields: { external_id: "A" } },
      { fields: { external_id: "B" } },
      { fields: { external_id: "A" } },
    ]);
    expect(log.warnings).toEqual([
      {
        line: 4,
        column: "key",
        value: "A",
        detail: "Line 2 and line 4 have the same id. The last one wins.",
        count: 1,
      },
    ]);
  });

  test("distinguishes equal ids of different sources", () => {
    const rows = ["jira", "linear", "jira"].map((source) => ({
      fields: { external_id: "1", source },
    }));
    expect(logRows(rows).warnings.map(({ line }) => line)).toEqual([4]);
  });

  test("recognises Ordinal's own ids that occur twice", () => {
    expect(logRows([{ id: "itm_1" }, { id: "itm_1" }]).warningCount).toBe(1);
  });

  test("counts rows without an id", () => {
    expect(logRows([{}, { id: "itm_1" }, { fields: { external_id: "A" } }]).rowsWithoutId).toBe(1);
  });

  test("resolves parents and blockers by aliases", () => {
    const log = logRows([
      { fields: { external_id: "A" }, alias: "101" },
      { fields: { external_id: "B", parent: "101" }, alias: "102" },
      { fields: { external_id: "C", blocked_by: ["102", "A"] }, alias: "103" },
    ]);
    expect({ ...log.resolveAliases() }).toEqual({ 101: "A", 102: "B" });
  });

  test("counts statuses, and the rows that are left out", () => {
    const log = logRows([{ fields: { status: "Open" } }, { fields: { status: null } }]);
    expect(log.statuses.list(new Map())).toEqual([{ status: "Open", count: 1, category: "todo" }]);
    log.addSkippedRow("pull requests");
    log.addSkippedRow("templates");
    log.addSkippedRow("pull requests");
    expect(log.listSkippedRows()).toEqual([
      "2 rows were left out: pull requests.",
      "1 row was left out: templates.",
    ]);
  });
});
