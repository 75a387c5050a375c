import { expect, test } from "vitest";
import {
  compareMetrics,
  type Metric,
  formatChanges,
} from "../../../../scripts/lab/bench/changes.ts";

const less = (value: number): Metric => ({ unit: "ms", value, better: "less" });
const more = (value: number): Metric => ({ unit: "req/s", value, better: "more" });

test("reports a longer time and a lower rate as worse", () => {
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
  expect(compareMetrics(before, after)).toMatchObject([
    { name: "page", ratio: 1.5, isWorse: true },
    { name: "rate", ratio: 1.5, isWorse: false },
  ]);
});

test("treats 5 % as noise, and reports files without a common metric", () => {
  const lines = formatChanges(
    compareMetrics(
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
  expect(lines[0]).toMatch(/1\.04 × {2}same$/);
  expect(lines[1]).toMatch(/0\.50 × {2}better$/);
  expect(formatChanges([])).toBe(
    "The two files have no metric in common. Compare two runs of the same command.",
  );
});
