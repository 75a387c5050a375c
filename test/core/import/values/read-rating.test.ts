import { expect, test } from "vitest";
import { readRating } from "../../../../src/core/import/values/read-rating.ts";

test.for([
  ["5", { point: 5, comma: 5 }],
  ["0.5x", { point: 0.5 }],
  ["2 ×", { point: 2, comma: 2 }],
  ["80%", { point: 80, comma: 80, isPercent: true }],
  [
    "1..2.5..1e1",
    {
      low: { point: 1, comma: 1 },
      likely: { point: 2.5 },
      high: { point: 10, comma: 10 },
    },
  ],
  [
    " 1 .. 2,5 .. 4 ",
    {
      low: { point: 1, comma: 1 },
      likely: { comma: 2.5 },
      high: { point: 4, comma: 4 },
    },
  ],
] as const)("reads %j as %j", ([text, reading]) => {
  expect(readRating(text)).toEqual(reading);
});

test.for(["", "high", "1..2", "1..2..3..4", "1..2..", "..2..3", "a..b..c", "1...2"])(
  "reads %j as no rating",
  (text) => {
    expect(readRating(text)).toBeUndefined();
  },
);
