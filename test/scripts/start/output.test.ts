import { expect, test } from "vitest";
import { exportLines, importLines, openedLines, topLines } from "../../../scripts/start/output.ts";

const client = { url: "http://127.0.0.1:8787", key: "ord_key" };
const backlog = { client, workspace: "wsp_1", origin: "new", job: undefined } as const;
const place = { rank: 1, score: 0.5, title: "First", reason: "Because." };

test("lines the ranks and scores up, and puts the reason below the title", () => {
  const best = [
    { ...place, rank: 9, score: 0.975_71 },
    { ...place, rank: 10, score: 0.05, title: "Second" },
  ];
  expect(topLines({ model: "qvf", count: 2_000, best }, 80)).toEqual([
    "What first, of 2,000 items, by qvf:",
    "",
    "   9  0.976  First",
    "             Because.",
    "  10  0.050  Second",
    "             Because.",
  ]);
});

test.each([
  [0.123_45, "0.123"],
  [9.999, "10.00"],
  [38, "38.0"],
  [675.4, "675"],
  [12_345.6, "12,346"],
  [null, "–"],
])("writes a score of %s as %s", (score, text) => {
  const [, , line] = topLines({ model: "rice", count: 1, best: [{ ...place, score }] }, 80);
  expect(line).toBe(`  1  ${text}  First`);
});

test("cuts a title that does not fit, and lets none steer the terminal", () => {
  const best = [{ ...place, title: `\u001B[31m${"x".repeat(40)}\u0007` }];
  const [, , line = ""] = topLines({ model: "qvf", count: 1, best }, 40);
  expect(line).toBe(`  1  0.500  ${"x".repeat(27)}…`);
});

test("says so when there is nothing to rank", () => {
  const lines = topLines({ model: "qvf", count: 0, best: [] }, 80);
  expect(lines).toEqual(["There is nothing to rank by qvf yet."]);
});

test("gives three lines to paste, and nothing around them", () => {
  expect(exportLines(backlog)).toEqual([
    "export ORDINAL_URL=http://127.0.0.1:8787",
    "export ORDINAL_WORKSPACE=wsp_1",
    "export ORDINAL_KEY=ord_key",
  ]);
});

test("names the first ten refused rows, how many more there are, and the columns not read", () => {
  const errors = Array.from({ length: 12 }, (_, at) => ({ line: at + 2, detail: "It is wrong." }));
  const result = { generation: 1, created: 1_000, updated: 2, unchanged: 3, failed: 30 };
  const lines = importLines({
    id: "job_1",
    kind: "import",
    state: "done",
    done: 1_035,
    total: 1_035,
    errors,
    error_count: 30,
    unmapped: ["split_mark"],
    result,
  });
  expect(lines[0]?.trim()).toBe("1,000 new, 2 changed, 3 as they were, 30 refused");
  expect(lines[1]?.trim()).toBe("line 2: It is wrong.");
  expect(lines[10]?.trim()).toBe("line 11: It is wrong.");
  expect(lines[11]?.trim()).toBe("and 20 more");
  expect(lines[12]?.trim()).toBe("columns not read: split_mark");
});

test("says of a sample that it is made up, and of a lost workspace that it is lost", () => {
  const source = {
    file: "/x.csv",
    title: "x",
    name: "x.csv",
    mediaType: "text/csv",
    map: undefined,
    isSample: true,
  };
  const [line, lost] = openedLines({ ...backlog, origin: "lost" }, source);
  expect(line).toContain("sample, made up from a seed");
  expect(lost).toContain("gone from the database");
});
