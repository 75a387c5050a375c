import fc from "fast-check";
import { expect, test } from "vitest";
import { computeBetterWorse } from "../../../src/core/models/arithmetic/better-worse.ts";
import {
  kanoAnswers,
  countKanoAnswers,
  classifyKano,
} from "../../../src/core/models/arithmetic/kano-answers.ts";
import { kano } from "../../../src/core/models/kano.ts";
import { listFaultPointers } from "./model-probes.ts";

const definition = kano.define({});
const published = {
  kano_attractive: 10,
  kano_one_dimensional: 20,
  kano_must_be: 15,
  kano_indifferent: 5,
};

function explainCounts(ratings: Readonly<Record<string, number>>) {
  return kano.explain({ ratings }, definition);
}

test("computes the published coefficients", () => {
  const { better, worse } = computeBetterWorse({
    attractive: 10,
    oneDimensional: 20,
    mustBe: 15,
    indifferent: 5,
  });
  expect(better).toBe(0.6); // (10 + 20) / 50
  expect(worse).toBe(-0.7); // −(20 + 15) / 50
});

test("adds the satisfaction with the feature and the dissatisfaction without it", () => {
  const { value, category, coverage, formula, reason } = explainCounts(published);
  expect(value).toBe(1.3); // (15 + 2 · 20 + 10) / 50 = .6 + .7
  expect(category).toBe("One-dimensional");
  expect(coverage).toBe(1);
  expect(formula).toBe("(10 + 20) / 50 + (20 + 15) / 50 = 1.3");
  expect(reason).toBe("One-dimensional: better 0.6, worse -0.7.");
});

test("reports the coefficients as fields of the explanation, if there is a score", () => {
  expect(explainCounts(published)).toMatchObject({ better: 0.6, worse: -0.7 });
  const unscored = explainCounts({ kano_reverse: 7 });
  expect("better" in unscored || "worse" in unscored).toBe(false);
});

test("divides the score among the counted answers", () => {
  const parts = explainCounts(published).parts.map(({ input, contribution }) => [
    input,
    contribution,
  ]);
  expect(Object.fromEntries(parts)).toEqual({
    kano_must_be: 0.3, // 15 / 50
    kano_one_dimensional: 0.8, // 2 · 20 / 50
    kano_attractive: 0.2, // 10 / 50
    kano_indifferent: 0,
    kano_reverse: 0,
    kano_questionable: 0,
  });
});

test("treats a missing count as 0, with a lower coverage", () => {
  const { value, coverage, missing } = explainCounts({
    kano_one_dimensional: 3,
    kano_indifferent: 1,
  });
  expect(value).toBe(1.5); // 2 · 3 / 4
  expect(coverage).toBe(0.5); // two of the four classes in the score
  expect(missing).toEqual(["kano_must_be", "kano_attractive", "kano_reverse", "kano_questionable"]);
});

test("gives a class but no score when no answer counts", () => {
  const reversed = explainCounts({ kano_reverse: 7, kano_must_be: 0 });
  expect([reversed.value, reversed.category]).toEqual([undefined, "Reverse"]);
  expect(reversed.reason).toBe(
    "No score: no answer is in the class must-be, one-dimensional, attractive or indifferent.",
  );
  const nothing = explainCounts({});
  expect([nothing.value, nothing.category]).toEqual([undefined, undefined]);
  expect(nothing.reason).toBe("No score: no answers were counted.");
});

test("breaks ties of the mode in the order M > O > A > I > R > Q", () => {
  const order = [
    ["kano_must_be", "Must-be"],
    ["kano_one_dimensional", "One-dimensional"],
    ["kano_attractive", "Attractive"],
    ["kano_indifferent", "Indifferent"],
    ["kano_reverse", "Reverse"],
    ["kano_questionable", "Questionable"],
  ] as const;
  for (const [index, [, expected]] of order.entries()) {
    const tied = order.slice(index).map(([key]) => [key, 4] as const);
    expect(explainCounts(Object.fromEntries(tied)).category).toBe(expected);
  }
  expect(explainCounts({ kano_must_be: 4, kano_questionable: 5 }).category).toBe("Questionable");
});

test("falls with indifferent answers, and rises with one-dimensional ones", () => {
  expect(explainCounts({ ...published, kano_indifferent: 15 }).value).toBe(65 / 60); // (15 + 40 + 10) / 60
  expect(explainCounts({ ...published, kano_one_dimensional: 30 }).value).toBe(85 / 60); // (15 + 60 + 10) / 60
});

test("classifies answers by the table of Berger et al.", () => {
  const rows = kanoAnswers.map((functional) =>
    kanoAnswers.map((dysfunctional) => classifyKano(functional, dysfunctional)).join(" "),
  );
  expect(rows).toEqual([
    "Q A A A O", // like the presence
    "R I I I M", // must be present
    "R I I I M", // neutral
    "R I I I M", // can live with the presence
    "R R R R Q", // dislike the presence
  ]);
});

test("counts several respondents with the same answers", () => {
  const counts = countKanoAnswers([
    { functional: "like", dysfunctional: "neutral", count: 10 }, // A
    { functional: "like", dysfunctional: "dislike", count: 20 }, // O
    { functional: "must", dysfunctional: "dislike", count: 15 }, // M
    { functional: "live", dysfunctional: "live", count: 5 }, // I
  ]);
  expect(counts).toMatchObject(published);
});

test("counts answers by class", () => {
  const counts = countKanoAnswers([
    { functional: "like", dysfunctional: "dislike" }, // O
    { functional: "like", dysfunctional: "dislike" }, // O
    { functional: "must", dysfunctional: "dislike" }, // M
    { functional: "like", dysfunctional: "like" }, // Q
  ]);
  expect(counts).toEqual({
    kano_attractive: 0,
    kano_one_dimensional: 2,
    kano_must_be: 1,
    kano_indifferent: 0,
    kano_reverse: 0,
    kano_questionable: 1,
  });
  const { value, category } = kano.explain({ ratings: counts }, definition);
  expect([value, category]).toEqual([5 / 3, "One-dimensional"]); // (1 + 2 · 2) / 3
});

test("counts every answer once, in a criterion of the model", () => {
  const answer = fc.constantFrom(...kanoAnswers);
  const pair = fc.record({ functional: answer, dysfunctional: answer });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
      const counts = Object.entries(countKanoAnswers(pairs));
      const keys = kano.criteria.map(({ key }) => key);
      expect(counts.map(([key]) => key).toSorted()).toEqual(keys.toSorted());
      let sum = 0;
      for (const [, count] of counts) {
        sum += count;
      }
      expect(sum).toBe(pairs.length);
    }),
  );
});

test("rejects weights and options", () => {
  expect(listFaultPointers("kano", { weights: { kano_must_be: 2 } })).toEqual(["/weights"]);
  expect(listFaultPointers("kano", { aggregation: "mean" })).toEqual(["/aggregation"]);
  expect(listFaultPointers("kano", { tieBreak: "rice" })).toEqual(["/tie_break"]);
});
