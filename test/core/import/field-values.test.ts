import { describe, expect, test } from "vitest";
import { catchFailure } from "./catch-failure.ts";
import { readImport } from "./read-import.ts";

/** Reads one column of a file with the ids of its rows. */
async function readColumn(column: string, cells: readonly string[], delimiter = ",") {
  const lines = cells.map((cell, index) => `K-${index}${delimiter}T${delimiter}${quote(cell)}`);
  const text = [["key", "title", column].join(delimiter), ...lines].join("\n");
  return readImport(text);
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe("labels", () => {
  test.each([
    ["MOBILE; WEB", ["MOBILE", "WEB"]],
    ["WEB", ["WEB"]],
    ["bug, WEB", ["bug", "WEB"]],
    ['["bug", "WEB"]', ["bug", "WEB"]],
    ["['bug', 'WEB']", ["bug", "WEB"]],
    ["{bug,WEB}", ["bug", "WEB"]],
    ["bug\nWEB", ["bug", "WEB"]],
    ["bug | WEB", ["bug", "WEB"]],
    ["[]", []],
    ["{}", []],
  ])("of %j are %j", async (cell, labels) => {
    expect((await readColumn("labels", [cell])).patches[0]?.labels).toEqual(labels);
  });
});

describe("words", () => {
  test("that are not understood keep their row, and have one warning per word", async () => {
    const { patches, warnings, warningCount } = await readColumn("type", [
      "saga",
      "Bug",
      "saga",
      "poem",
    ]);
    expect(patches.map(({ type }) => type)).toEqual([undefined, "bug", undefined, undefined]);
    expect(warnings.map(({ line, value, count }) => [line, value, count])).toEqual([
      [2, "saga", 2],
      [5, "poem", 1],
    ]);
    expect(warningCount).toBe(3);
  });

  test("have the meanings that the caller gives", async () => {
    const text = "title,priority,type\nA,P0,saga\n";
    const values = "priority: P0=medium; type: saga=epic";
    expect((await readImport(text, { values })).patches).toEqual([
      { title: "A", priority: "medium", type: "epic" },
    ]);
  });

  test("for levels count from 0 if the file has a level 0 anywhere", async () => {
    const fromOne = await readColumn("priority", ["P1", "P2"]);
    expect(fromOne.patches.map(({ priority }) => priority)).toEqual(["critical", "high"]);
    const fromZero = await readColumn("priority", ["P1", "P0"]);
    expect(fromZero.patches.map(({ priority }) => priority)).toEqual(["high", "critical"]);
  });
});

describe("dates", () => {
  test.each([
    [["03/04/2026", "25/06/2026"], "2026-04-03"],
    [["03/04/2026", "6/25/2026 7:00:00 AM"], "2026-03-04"],
    [["03/04/2026", "25.06.2026"], "2026-04-03"],
    [["03/04/2026", "2026-06-25"], undefined],
    [["03/04/2026", "25/06/2026", "06/25/2026"], undefined],
  ])("of %j: the first is %s", async (cells, day) => {
    const { patches, warnings } = await readColumn("due", cells);
    expect(patches.map(({ due_date: due }) => due)[0]).toBe(day);
    expect(patches).toHaveLength(cells.length);
    expect(warnings.map(({ value }) => value)).toEqual(day === undefined ? ["03/04/2026"] : []);
  });

  test("are read in the stated order", async () => {
    const text = "title,due\nA,03/04/2026\n";
    const { patches, report } = await readImport(text, { dateOrder: "month-first" });
    expect(patches[0]?.due_date).toBe("2026-03-04");
    expect(report.dateOrder).toBe("month-first");
  });

  test("that do not exist have a warning, and keep their row", async () => {
    const { patches, warnings } = await readColumn("due", ["2026-02-30"]);
    expect(patches).toEqual([{ external_id: "K-0", title: "T" }]);
    expect(warnings[0]?.detail).toBe("2026-02-30 does not exist. Correct the date.");
  });
});

describe("numbers", () => {
  test("have a decimal comma in a file with semicolons", async () => {
    const { patches, report } = await readColumn("size", ["3,5", "1.200", "7"], ";");
    expect(patches.map(({ size }) => size)).toEqual([3.5, 1200, 7]);
    expect(report).toMatchObject({ delimiter: ";", decimalSign: "," });
  });

  test.each([
    [["1,200", "0.5"], 1200],
    [["1,200", "1.234,5"], 1.2],
    [["1.200", "0,5"], 1200],
    [["1.200", "1,234.5"], 1.2],
    [["1.200,5"], 1200.5],
    [["1,200.5"], 1200.5],
  ])("of %j: the first is %d by the convention of the file", async (cells, size) => {
    expect((await readColumn("size", cells, "\t")).patches[0]?.size).toBe(size);
  });

  test("have a warning while the decimal sign is undecided, and keep their row", async () => {
    const { patches, warnings } = await readColumn("size", ["1,200"], ";");
    expect(patches).toEqual([{ external_id: "K-0", title: "T" }]);
    expect(warnings[0]?.detail).toContain("decimal=point or decimal=comma");
  });

  test("of percent are shares where a criterion is from 0 to 1", async () => {
    const { patches } = await readColumn("confidence", ["80 %", "90%", "0.7", "95"]);
    expect(patches.map(({ ratings }) => ratings?.["confidence"])).toEqual([0.8, 0.9, 0.7, 0.95]);
  });
});

describe("criteria", () => {
  test("are columns with their names, and have the words of their scales", async () => {
    const text =
      "feature,Reach,Impact,Confidence,Effort (weeks)\nA,500,high,medium,2\nB,5,huge,90%,1\n";
    const { patches, warnings, report } = await readImport(text);
    expect(patches.map(({ ratings }) => ratings)).toEqual([
      { reach: 500, impact: 2, confidence: 0.8, effort: 2 },
      { reach: 5, impact: 3, confidence: 0.9, effort: 1 },
    ]);
    expect(warnings).toEqual([]);
    expect(report.suggestedModel).toBe("rice");
  });

  test.each([
    ["Must have", 3],
    ["S", 2],
    ["Could", 1],
    ["Won't have", 0],
    ["W", 0],
  ])("of MoSCoW understand %j", async (word, rating) => {
    const { patches } = await readColumn("MoSCoW", [word]);
    expect(patches[0]?.ratings).toEqual({ moscow: rating });
  });

  test("list the known words in the warning about an unknown word", async () => {
    const { warnings } = await readColumn("impact", ["enormously"]);
    expect(warnings[0]?.detail).toContain("massive, high, medium, low, minimal");
  });

  test("of WSJF are known by their own names and those of SAFe", async () => {
    const names = ["Business Value", "Time Criticality", "RR/OE", "Job Size"];
    const { patches, report } = await readImport(
      `Title,${names.join(",")},Owner\nA,9,8,7,5,Team A\nB,8,8,8,,\n`,
    );
    expect(patches).toEqual([
      {
        title: "A",
        assignee: "Team A",
        ratings: { user_value: 9, time_criticality: 8, risk_reduction: 7, job_size: 5 },
      },
      { title: "B", ratings: { user_value: 8, time_criticality: 8, risk_reduction: 8 } },
    ]);
    expect(report.suggestedModel).toBe("wsjf");
  });
});

describe("texts", () => {
  test("that look like formulas stay as they are", async () => {
    const text = "key,title,description,labels\n=1+2,'quoted,-just a dash,@team;+1\n";
    expect((await readImport(text)).patches).toEqual([
      {
        external_id: "=1+2",
        title: "'quoted",
        description: "-just a dash",
        labels: ["@team", "+1"],
      },
    ]);
  });

  test("with emoji and other scripts stay as they are", async () => {
    const text = "title,labels,status\n🚀 起動,🐛;größe,✅ Done\n";
    const { patches, report } = await readImport(text);
    expect(patches).toEqual([{ title: "🚀 起動", labels: ["🐛", "größe"], status: "✅ Done" }]);
    expect(report.statuses[0]?.category).toBe("done");
  });

  test("with half a character reject the row or lose the cell", async () => {
    const lines =
      String.raw`{"title":"a\ud800"}` + "\n" + String.raw`{"title":"b","team":"\udc00"}`;
    const { rows, warnings } = await readImport(lines);
    expect(rows).toEqual([
      { line: 1, fault: expect.stringContaining("lone surrogate") },
      { line: 2, patch: { title: "b" } },
    ]);
    expect(warnings).toEqual([expect.objectContaining({ column: "team" })]);
  });

  test("in a legacy encoding need its name", async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode("key,title\nA,G"), 0xe4, 0x0a]);
    expect((await catchFailure(() => readImport(bytes)))[1]).toContain("encoding=windows-1252");
    const { patches, report } = await readImport(bytes, { encoding: "windows-1252" });
    expect(patches[0]?.title).toBe("Gä");
    expect(report.encoding).toBe("windows-1252");
  });
});

describe("rows", () => {
  test("that are parents and blockers of each other are read as the file states them", async () => {
    const { patches } = await readImport(
      "key,title,parent,blocked_by\nX,a,Y,Y\nY,b,X,X\nZ,c,Z,Z\n",
    );
    expect(patches.map(({ parent, blocked_by: blockers }) => [parent, blockers])).toEqual([
      ["Y", ["Y"]],
      ["X", ["X"]],
      ["Z", ["Z"]],
    ]);
  });

  test("with the same id have a warning that names both lines", async () => {
    const { warnings } = await readImport("key,title\nU,a\nV,b\nU,c\n");
    expect(warnings).toEqual([
      {
        line: 4,
        column: "key",
        value: "U",
        detail: "Line 2 and line 4 have the same id. The last one wins.",
        count: 1,
      },
    ]);
  });

  test("whose ids a spreadsheet has rounded are rejected, because they would be one item", async () => {
    const { faults, patches } = await readImport("Task ID,title\n1.209E+15,a\n1.209E+15,b\nC,c\n");
    expect(faults.map(({ line }) => line)).toEqual([2, 3]);
    expect(faults[0]?.fault).toContain("Task ID: The digits of this id are rounded.");
    expect(patches).toEqual([{ external_id: "C", title: "c" }]);
  });

  test("have the lines on which they begin", async () => {
    const text = 'key,title,description,size\nA,a,"one\ntwo",1\nB,b,"x\ny",-3\nC,c,,abc\n';
    const { rows, warnings } = await readImport(text);
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 6]);
    expect(warnings.map(({ line, column }) => [line, column])).toEqual([
      [4, "size"],
      [6, "size"],
    ]);
  });

  test.each(["\n", "\r\n", "\r"])("may end with %j", async (end) => {
    const text = ["key,title", "A,a", "B,b", ""].join(end);
    expect((await readImport(text)).patches).toHaveLength(2);
  });

  test("are not affected by columns without a name or with a repeated name", async () => {
    const { patches } = await readImport("key,,title,x,x,\nA,1,a,2,3,4\n");
    expect(patches).toEqual([{ external_id: "A", title: "a" }]);
  });
});
