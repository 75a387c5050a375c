import { expect, test } from "vitest";
import {
  changesBetween,
  type Figure,
  tableOfChanges,
} from "../../../../scripts/lab/bench/changes.ts";

const less = (value: number): Figure => ({ unit: "ms", value, better: "less" });
const more = (value: number): Figure => ({ unit: "req/s", value, better: "more" });

test("calls worse what takes longer and what happens less often", () => {
  const before = new Map([
    ["page", less(10)],
    ["rate", more(100)],
    ["gone", less(1)],
  ]);
  const after = new Map([
    ["page", less(15)],
    ["rate", more(150)],
    ["new", less(1)],
  ]);
  expect(changesBetween(before, after)).toMatchObject([
    { name: "page", ratio: 1.5, isWorse: true },
    { name: "rate", ratio: 1.5, isWorse: false },
  ]);
});

test("takes a twentieth for noise, and says when there is nothing to compare", () => {
  const lines = tableOfChanges(
    changesBetween(
      new Map([
        ["a", less(100)],
        ["b", less(100)],
      ]),
      new Map([
        ["a", less(104)],
        ["b", less(50)],
      ]),
    ),
  ).split("\n");
  expect(lines[0]).toMatch(/1\.04 × {2}the same$/);
  expect(lines[1]).toMatch(/0\.50 × {2}better$/);
  expect(tableOfChanges([])).toBe("The two files have no figure in common.");
});
