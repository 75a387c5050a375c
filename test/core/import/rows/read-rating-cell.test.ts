import { describe, expect, test } from "vitest";
import { CellFault, NotedValue } from "../../../../src/core/import/rows/cell-reading.ts";
import { Evidence, PendingValue } from "../../../../src/core/import/rows/conventions.ts";
import { createRatingReader } from "../../../../src/core/import/rows/read-rating-cell.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";

function read(key: string, text: string, value: unknown = text): unknown {
  const result = createRatingReader(key, {
    criteria: catalogue,
    evidence: new Evidence(),
    words: new Map(),
    isOwnExport: false,
    hasEscapedFormulas: false,
    hasBracketedLists: false,
    hasPeopleLists: false,
  })(text, value);
  if (result instanceof CellFault) {
    return result.detail;
  }
  if (result instanceof PendingValue) {
    return { pending: result.readings };
  }
  return result instanceof NotedValue ? { noted: result.value, detail: result.detail } : result;
}

describe("createRatingReader", () => {
  test.each([
    ["reach", "500", 500],
    ["reach", "1.200,5", 1200.5],
    ["reach", "1,200", { pending: [1200, 1.2] }],
    ["reach", "2k", 2000],
    ["own", "-1e3", -1000],
    ["effort", "1..2,5..10", { low: 1, likely: 2.5, high: 10 }],
    ["impact", "high", 2],
    ["impact", "3 - Massive", 3],
    ["moscow", "Won't have", 0],
    ["confidence", "80 %", 0.8],
    ["confidence", "High (80 %)", 0.8],
    ["confidence", "62,5% - medium", 0.625],
    ["impact", "0.25x", 0.25],
    ["confidence", "100%", 1],
    ["confidence", "medium", 0.8],
    ["reach", "N/A", undefined],
    ["impact", "-", undefined],
  ])("reads the %s %j as %j", (key, text, rating) => {
    expect(read(key, text)).toEqual(rating);
  });

  test("reads a bare percentage of confidence, and notes the reading", () => {
    expect(read("confidence", "90")).toEqual({
      noted: 0.9,
      detail: "Read as 90 %, because confidence is from 0 to 1. Write 90 %.",
    });
    expect(read("confidence", "5")).toBe("The rating of confidence must be from 0 to 1.");
  });

  test("reads an ambiguous number if only one reading is in the range", () => {
    expect(read("confidence", "0,500")).toBe(0.5);
    expect(read("impact", "1,200")).toBe(1.2); // 1,200 is more than 3
  });

  test.each([
    ["impact", "often", "or one of the words massive, high, medium, low, minimal."],
    ["reach", "often", "Write a number, an interval low..likely..high."],
    ["reach", "1..2", "Write a number, an interval low..likely..high."],
    ["reach", "50%", "The criterion has no scale for percentages."],
    ["reach", "10%..20%..30%", "The criterion has no scale for percentages."],
    ["impact", "1..2..9", "The rating of impact must be from 0 to 3."],
  ])("rejects the %s %j: %s", (key, text, detail) => {
    expect(read(key, text)).toContain(detail);
  });

  test("reads numbers, intervals and named options of JSON", () => {
    expect(read("reach", "1.5", 1.5)).toBe(1.5);
    const interval = { low: 1, likely: 2, high: 3 };
    expect(read("effort", JSON.stringify(interval), interval)).toEqual(interval);
    expect(read("impact", "High", { value: "High", id: "1" })).toBe(2);
    expect(read("impact", "9", 9)).toContain("from 0 to 3");
  });
});
