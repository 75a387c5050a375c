import { describe, expect, test } from "vitest";
import {
  decideConventions,
  Evidence,
  toDateOrder,
  toDecimalSign,
} from "../../../../src/core/import/rows/conventions.ts";

type Choices = Parameters<typeof decideConventions>[1];
type Cells = readonly Parameters<Evidence["record"]>[];

function decide(cells: Cells, choices: Partial<Choices> = {}) {
  const evidence = new Evidence();
  for (const [name, reading] of cells) {
    evidence.record(name, reading);
  }
  return decideConventions(evidence, { stated: {}, isOwnExport: false, ...choices });
}

describe("decideConventions", () => {
  test.each<[string, Cells, Partial<Choices>, 0 | 1 | undefined]>([
    ["leaves the order open without evidence", [], {}, undefined],
    ["follows the dates of the file", [["date", 1]], {}, 1],
    [
      "leaves the order undecided if the dates contradict each other",
      [
        ["date", 0],
        ["date", 1],
      ],
      {},
      undefined,
    ],
    ["falls back to the order of the tracker", [], { profileDateOrder: "month-first" }, 1],
    ["prefers the file to the tracker", [["date", 0]], { profileDateOrder: "month-first" }, 0],
    ["prefers the caller to the file", [["date", 0]], { stated: { dateOrder: "month-first" } }, 1],
  ])("%s", (...[, cells, choices, date]) => {
    expect(decide(cells, choices).date).toBe(date);
  });

  test.each<[string, Cells, Partial<Choices>, 0 | 1 | undefined]>([
    ["expects a point by default", [], { delimiter: "," }, 0],
    ["expects a point in JSON", [], {}, 0],
    [
      "leaves the decimal sign undecided in a file with semicolons",
      [],
      { delimiter: ";" },
      undefined,
    ],
    ["expects a point in its own exports", [], { delimiter: ";", isOwnExport: true }, 0],
    ["follows the numbers of the file", [["decimal", 1]], { delimiter: "," }, 1],
    [
      "leaves the decimal sign undecided if the numbers contradict each other",
      [
        ["decimal", 0],
        ["decimal", 1],
      ],
      { delimiter: "," },
      undefined,
    ],
    ["prefers the caller", [["decimal", 0]], { stated: { decimalSign: "," } }, 1],
  ])("%s", (...[, cells, choices, decimal]) => {
    expect(decide(cells, choices).decimal).toBe(decimal);
  });

  test("counts levels of priority from 1 unless the file has a level 0", () => {
    expect(decide([]).priority).toBe(0);
    expect(decide([["priority", 1]]).priority).toBe(1);
  });
});

test("reports the decided conventions in words", () => {
  expect(toDateOrder({})).toBeUndefined();
  expect([toDateOrder({ date: 0 }), toDateOrder({ date: 1 })]).toEqual([
    "day-first",
    "month-first",
  ]);
  expect([toDecimalSign({}), toDecimalSign({ decimal: 1 })]).toEqual([undefined, ","]);
});
