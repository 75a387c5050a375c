import { describe, expect, test } from "vitest";
import { azureProcesses, type ExportTarget } from "../../src/contract/export.ts";
import { formatRankHeader, formatRankRow } from "../../src/contract/write-back-view.ts";
import { type Item } from "../../src/core/item/item.ts";

const item: Item = {
  id: "itm_1",
  number: 1,
  externalId: "SHOP-1",
  source: "jira",
  type: "story",
  title: 'Sign in, "fast"',
  status: "In Progress",
  labels: [],
  ratings: {},
  version: 1,
  createdAt: 0,
  updatedAt: 0,
};
const scored = { item, rank: 3, score: 6.5, category: "High" };
const format = (target: ExportTarget, row = scored) => {
  const writeBack = { target, process: "agile", kind: "rice" } as const;
  return [formatRankHeader(writeBack), formatRankRow(row, writeBack)];
};

describe("a file with ranks", () => {
  test.each([
    [
      "jira",
      "Issue key,Summary,Ordinal Rank,Ordinal Score,Ordinal Category\r\n",
      'SHOP-1,"Sign in, ""fast""",3,6.5,High\r\n',
    ],
    [
      "azure-devops",
      "ID,Work Item Type,Title,State,Ordinal Rank,Ordinal Score,Ordinal Category\r\n",
      'SHOP-1,User Story,"Sign in, ""fast""",In Progress,3,6.5,High\r\n',
    ],
    [
      "csv",
      "id,external_id,source,title,rank,score,category\r\n",
      'itm_1,SHOP-1,jira,"Sign in, ""fast""",3,6.5,High\r\n',
    ],
  ] as const)("for %s has the columns that its importer requires", (target, header, row) => {
    expect(format(target)).toEqual([header, row]);
  });

  test("has empty cells for an item without a score", () => {
    const writeBack = { target: "csv", process: "agile", kind: "rice" } as const;
    const { externalId: _, source: _source, ...bare } = item;
    expect(formatRankRow({ item: bare, rank: 9 }, writeBack)).toBe(
      'itm_1,,,"Sign in, ""fast""",9,,\r\n',
    );
  });

  test.each([
    ["SHOP-1", "SHOP-1"],
    ["4711", "4711"],
    ["-1+1", "'-1+1"],
    ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
  ])("writes the key %s as %s", (externalId, cell) => {
    const row = { ...scored, item: { ...item, externalId, title: "T" } };
    expect(format("jira", row)[1]).toBe(`${cell},T,3,6.5,High\r\n`);
  });

  test("names a story by the process of Azure DevOps", () => {
    const types = azureProcesses.map(
      (process) =>
        formatRankRow(scored, { target: "azure-devops", process, kind: "rice" }).split(",")[1],
    );
    expect(types).toEqual(["User Story", "Product Backlog Item", "Requirement", "Issue"]);
  });
});

test("a file of ranks for csv has the coefficients of a ranking by kano", () => {
  const kano = { process: "agile", kind: "kano" } as const;
  const row = { ...scored, better: 0.6, worse: -0.7 };
  expect([
    formatRankHeader({ ...kano, target: "csv" }),
    formatRankRow(row, { ...kano, target: "csv" }),
    formatRankRow({ item, rank: 4 }, { ...kano, target: "csv" }),
  ]).toEqual([
    "id,external_id,source,title,rank,score,category,better,worse\r\n",
    'itm_1,SHOP-1,jira,"Sign in, ""fast""",3,6.5,High,0.6,-0.7\r\n',
    'itm_1,SHOP-1,jira,"Sign in, ""fast""",4,,,,\r\n',
  ]);
  expect(formatRankHeader({ ...kano, target: "jira" })).not.toContain("better");
});
