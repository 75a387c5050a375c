import { expect, test } from "vitest";
import {
  listScaleWords,
  readScaleWord,
} from "../../../../src/core/import/values/read-scale-word.ts";
import { type Criterion } from "../../../../src/core/models/model.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";

function findCriterion(key: string): Criterion {
  const criterion = catalogue.get(key);
  expect(criterion).toBeDefined();
  return criterion ?? { key, name: key, unit: "", min: 0, max: 0, direction: "up" };
}

test("reads the own words of every criterion in any case and punctuation", () => {
  for (const criterion of catalogue.values()) {
    for (const [word, number] of Object.entries(criterion.words ?? {})) {
      const spellings = [word, word.toUpperCase(), ` ${word}. `, word.replace(" ", "-")];
      expect(spellings.map((text) => readScaleWord(criterion, text))).toEqual(
        spellings.map(() => number),
      );
    }
  }
});

test.for([
  ["must", 3, ["Must", "Must have", "MUST-HAVE", "M"]],
  ["should", 2, ["Should", "should have", "S"]],
  ["could", 1, ["Could", "Could have", "c"]],
  ["wont", 0, ["Won't", "Won’t have", "Won't have (this time)", "wont", "W", "Would"]],
] as const)("reads the spellings of %s in MoSCoW as %d", ([, number, spellings]) => {
  const moscow = findCriterion("moscow");
  expect(spellings.map((text) => readScaleWord(moscow, text))).toEqual(spellings.map(() => number));
});

test.for([
  ["impact", "very high", 3],
  ["impact", "3 - Massive", 3],
  ["impact", "Massive (3x)", 3],
  ["impact", "2 = high", 2],
  ["impact", "Mittel", 1],
  ["impact", "very low", 0.25],
  ["customer_satisfaction", "Very-High", 1],
  ["deadline_criticality", "urgent", 1],
  ["competitiveness", "Game-Changer", 1],
  ["confidence", "High", 1],
  ["confidence", "medium", 0.8],
  ["confidence", "Low (50%)", 0.5],
  ["ice_confidence", "high", 10],
  ["ice_confidence", "medium", 8],
  ["ice_confidence", "low", 5],
] as const)("reads the %s of %j as %d", ([key, text, number]) => {
  expect(readScaleWord(findCriterion(key), text)).toBe(number);
});

test("prefers the words of a criterion to those of every confidence", () => {
  const own = { key: "confidence", max: 9, words: { high: 9, unsure: 1 } };
  expect([
    readScaleWord(own, "High"),
    readScaleWord(own, "medium"),
    listScaleWords(own),
    readScaleWord({ key: "team_confidence", max: 100 }, "medium"),
  ]).toEqual([9, undefined, ["high", "unsure"], 80]);
});

test.for<[string, string]>([
  ["moscow", "perhaps"],
  ["moscow", "Must or should"],
  ["moscow", "must not"],
  ["moscow", "this must wait"],
  ["moscow", "constructor"],
  ["moscow", ""],
  ["moscow", "3"],
  ["moscow", "m".repeat(100_000)],
  ["impact", "gigantic"],
  ["impact", "M"],
  ["impact", "2"],
  ["confidence", "80%"],
  ["job_size", "must"],
  ["effort", "high"],
])("does not know the %s of %j", ([key, text]) => {
  expect(readScaleWord(findCriterion(key), text)).toBeUndefined();
});

test.for<[string, number]>([
  ["Must have for launch", 3],
  ["should have (MVP)", 2],
  ["Could: later", 1],
  ["Won't have now", 0],
])("reads the class at the start of %j", ([text, number]) => {
  expect(readScaleWord(findCriterion("moscow"), text)).toBe(number);
});

test("lists the words of a criterion without their other spellings", () => {
  const lists = ["moscow", "impact", "confidence", "effort"].map((key) =>
    listScaleWords(findCriterion(key)),
  );
  expect(lists).toEqual([
    ["must", "should", "could", "wont"],
    ["massive", "high", "medium", "low", "minimal"],
    ["high", "medium", "low"],
    [],
  ]);
});
