import { expect, test } from "vitest";
import { MatrixQuery } from "../../src/contract/matrix.ts";

function parseThreshold(x_threshold: string): unknown {
  return MatrixQuery.safeParse({ x: "effort", y: "reach", x_threshold }).data?.x_threshold;
}

test.each([
  ["5.5", 5.5],
  ["-3", -3],
  [".5", 0.5],
  ["1e3", 1_000],
  ["2E-2", 0.02],
  ["median", "median"],
])("reads the threshold %s", (text, threshold) => {
  expect(parseThreshold(text)).toBe(threshold);
});

test.each(["NaN", "Infinity", "-Infinity", "1e999", "", " 5", "0x10", "1_000", "5,5", "mean", "-"])(
  "rejects the threshold %j",
  (text) => {
    expect(parseThreshold(text)).toBeUndefined();
  },
);
