import { expect, test } from "vitest";
import {
  formatBacklog,
  formatExports,
  formatImport,
  formatTop,
} from "../../../scripts/start/output.ts";

const backlog = {
  url: "http://127.0.0.1:8787",
  key: "ord_key",
  workspace: "wsp_1",
  origin: "new",
  job: undefined,
} as const;
const item = { rank: 1, score: 0.5, title: "First", reason: "Because." };

test("aligns ranks and scores, and puts the reason below the title", () => {
  const items = [
    { ...item, rank: 9, score: 0.975_71 },
    { ...item, rank: 10, score: 0.05, title: "Second" },
  ];
  expect(formatTop({ model: "qvf", count: 2_000, items }, 80)).toEqual([
    "Top 2 of 2,000 items by qvf:",
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
])("formats a score of %s as %s", (score, text) => {
  const [, , line] = formatTop({ model: "rice", count: 1, items: [{ ...item, score }] }, 80);
  expect(line).toBe(`  1  ${text}  First`);
});

test("truncates a long title and removes control characters", () => {
  const items = [{ ...item, title: `\u001B[31m${"x".repeat(40)}\u0007` }];
  const [, , line = ""] = formatTop({ model: "qvf", count: 1, items }, 40);
  expect(line).toBe(`  1  0.500  ${"x".repeat(27)}…`);
});

test("reports an empty backlog", () => {
  const lines = formatTop({ model: "qvf", count: 0, items: [] }, 80);
  expect(lines).toEqual(["The backlog has no items to rank by qvf yet."]);
});

test("prints three shell commands", () => {
  expect(formatExports(backlog)).toEqual([
    "export ORDINAL_URL=http://127.0.0.1:8787",
    "export ORDINAL_WORKSPACE=wsp_1",
    "export ORDINAL_KEY=ord_key",
  ]);
});

test("prints the counts, the first ten errors, the number of the others and the ignored columns", () => {
  const errors = Array.from({ length: 12 }, (_, index) => ({
    line: index + 2,
    detail: "It is wrong.",
  }));
  const result = { generation: 1, created: 1_000, updated: 2, unchanged: 3, failed: 30 };
  const lines = formatImport({
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
  expect(lines[0]?.trim()).toBe("1,000 created, 2 updated, 3 unchanged, 30 failed");
  expect(lines[1]?.trim()).toBe("line 2: It is wrong.");
  expect(lines[10]?.trim()).toBe("line 11: It is wrong.");
  expect(lines[11]?.trim()).toBe("and 20 more");
  expect(lines[12]?.trim()).toBe("ignored columns: split_mark");
});

test("marks a sample as generated and explains a lost workspace", () => {
  const source = {
    file: "/x.csv",
    title: "x",
    name: "x.csv",
    mediaType: "text/csv",
    map: undefined,
    isSample: true,
  };
  const [line, note] = formatBacklog({ ...backlog, origin: "lost" }, source);
  expect(line).toContain("sample (generated)");
  expect(note).toContain("no longer in the database");
});
