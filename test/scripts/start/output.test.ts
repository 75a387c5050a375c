import { expect, test } from "vitest";
import { formatBacklog, formatExports, formatTop } from "../../../scripts/start/output.ts";
import { findSourceFile } from "../../../scripts/start/source-file.ts";
import { buildJob } from "./import-jobs.ts";

const backlog = {
  url: "http://127.0.0.1:8787",
  key: "ord_key",
  workspace: "wsp_1",
  origin: "new",
  ended: undefined,
  suggestedModel: undefined,
} as const;
const item = { rank: 1, score: 0.5, title: "First", reason: "Because." };

test("aligns ranks and scores, and puts the reason below the title", () => {
  const items = [
    { ...item, rank: 9, score: 0.975_71 },
    { ...item, rank: 10, score: 0.05, title: "Second" },
  ];
  expect(
    formatTop({ model: "qvf", isSuggested: false, isRated: true, count: 2_000, items }, 80),
  ).toEqual([
    "Top 2 of 2,000 open items by qvf:",
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
  const [, , line] = formatTop(
    { model: "rice", isSuggested: false, isRated: true, count: 1, items: [{ ...item, score }] },
    80,
  );
  expect(line).toBe(`  1  ${text}  First`);
});

test("truncates a long title and removes control characters", () => {
  const items = [{ ...item, title: `\u001B[31m${"x".repeat(40)}\u0007` }];
  const [, , line = ""] = formatTop(
    { model: "qvf", isSuggested: false, isRated: true, count: 1, items },
    40,
  );
  expect(line).toBe(`  1  0.500  ${"x".repeat(27)}…`);
});

test("reports an empty backlog", () => {
  const lines = formatTop(
    { model: "qvf", isSuggested: false, isRated: true, count: 0, items: [] },
    80,
  );
  expect(lines).toEqual(["The backlog has no open items to rank by qvf yet."]);
});

test("prints three shell commands", () => {
  expect(formatExports(backlog)).toEqual([
    "export ORDINAL_URL=http://127.0.0.1:8787",
    "export ORDINAL_WORKSPACE=wsp_1",
    "export ORDINAL_KEY=ord_key",
  ]);
});

test("states that the model was chosen for the file", () => {
  const top = { model: "rice", isSuggested: true, isRated: true, count: 1, items: [item] };
  expect(formatTop(top, 80).slice(0, 2)).toEqual([
    "Top 1 of 1 open item by rice (chosen because the file rates its criteria; choose",
    "another with --model ID):",
  ]);
});

test("says that no item is rated, and where to rate", () => {
  const top = { model: "qvf", isSuggested: false, isRated: false, count: 1, items: [item] };
  expect(formatTop(top, 80).slice(-3)).toEqual([
    "",
    "None of these items has the ratings that qvf reads. The page Rate of the",
    "dashboard lists the items to rate first.",
  ]);
});

test("breaks a long reason below the title", () => {
  const items = [{ ...item, reason: "Reach has the largest effect on the score." }];
  const lines = formatTop(
    { model: "rice", isSuggested: false, isRated: true, count: 1, items },
    40,
  );
  expect(lines.slice(2)).toEqual([
    "  1  0.500  First",
    "            Reach has the largest effect",
    "            on the score.",
  ]);
});

test("marks a sample as generated and explains a lost workspace", () => {
  const source = findSourceFile({ file: undefined, parameters: {} });
  const [line, note] = formatBacklog({ ...backlog, origin: "lost" }, source, 100);
  expect(line).toContain("sample (generated)");
  expect(note).toContain("no longer in the database");
});

test("breaks the note about a file without ids", () => {
  const source = findSourceFile({ file: undefined, parameters: {} });
  const lines = formatBacklog({ ...backlog, origin: "without-ids" }, source, 80);
  expect(lines).toHaveLength(5);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each([
  ["saved", undefined, "already imported"],
  ["new", "done", "imported"],
  ["saved", "done", "imported again, because the file or its options have changed"],
  ["saved", "failed", "not imported"],
] as const)("states the import of a %s workspace by a job that is %s", (origin, state, text) => {
  const source = findSourceFile({ file: undefined, parameters: {} });
  const ended = state === undefined ? undefined : { job: buildJob({ state }), sheet: undefined };
  const [line] = formatBacklog({ ...backlog, origin, ended }, source, 100);
  expect(line).toBe(`  backlog   sample (generated): ${text}`);
});
