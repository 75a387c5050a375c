import { expect, test } from "vitest";
import { createWordTable, findWord, normaliseWord } from "../../../src/core/words/word-table.ts";

test("finds a word in any case, with any accents and punctuation", () => {
  const table = createWordTable({ high: ["Very High, élevé", "hoch"], low: ["low"] });
  const words = ["veryhigh", "VERY-HIGH", "eleve", "Élevé", "⬆️ hoch", "low", "lo w", "other", ""];
  expect(words.map((word) => findWord(table, word))).toEqual([
    "high",
    "high",
    "high",
    "high",
    "high",
    "low",
    "low",
    undefined,
    undefined,
  ]);
});

test("accepts a word twice for one value and rejects it for two values", () => {
  expect(createWordTable({ high: ["top, TOP"] }).size).toBe(1);
  expect(() => createWordTable({ high: ["top"], low: ["Top!"] })).toThrow(
    'The word "top" means both high and low.',
  );
});

test("does not normalise a long text", () => {
  expect([normaliseWord("A".repeat(100)).length, normaliseWord("A".repeat(101))]).toEqual([
    100,
    "",
  ]);
});
