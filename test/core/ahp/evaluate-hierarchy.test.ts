import { describe, expect, test } from "vitest";
import {
  computeConsistency,
  classifyConsistency,
  findWorstVerdict,
} from "../../../src/core/ahp/consistency.ts";
import {
  listGroupJudgements,
  evaluateHierarchy,
  listWeightIssues,
  combineLevels,
} from "../../../src/core/ahp/evaluate-hierarchy.ts";
import { evaluateLevel } from "../../../src/core/ahp/evaluate-level.ts";
import { computeConsensus, aggregateJudgements } from "../../../src/core/ahp/group.ts";
import { type Judgement } from "../../../src/core/ahp/judgements.ts";
import { cellAt, listMissingPairs, findComponents } from "../../../src/core/ahp/matrix.ts";
import { findWorstJudgement } from "../../../src/core/ahp/worst-judgement.ts";
import { type Fault } from "../../../src/core/failure.ts";
import { buildFromUpper, requireWeights, roundAll } from "./matrices.ts";

describe("computeConsistency", () => {
  test("gives the ratio 0 for one or two criteria", () => {
    expect(requireWeights(buildFromUpper()).cr).toBe(0);
    expect(requireWeights(buildFromUpper([9])).cr).toBe(0);
    expect(roundAll(requireWeights(buildFromUpper([9])).weights, 12)).toEqual([0.9, 0.1]);
  });

  test.each(["classic", "saaty-2005", "donegan-dodd"] as const)(
    "gives no ratio beyond ten criteria by the table %s",
    (table) => {
      expect(computeConsistency(10.5, 10, table).cr).toBeGreaterThan(0);
      expect(computeConsistency(11.5, 11, table)).toEqual({ ci: 0.05 });
      expect(classifyConsistency(computeConsistency(11.5, 11, table).cr)).toBe("unknown");
    },
  );

  test.each([
    [0, "consistent"],
    [0.1, "consistent"],
    [0.1001, "marginal"],
    [0.15, "marginal"],
    [0.1501, "inconsistent"],
  ])("classifies a ratio of %f as %s", (ratio, verdict) => {
    expect(classifyConsistency(ratio)).toBe(verdict);
  });

  test("finds the worst of several verdicts", () => {
    expect(findWorstVerdict(["marginal", "consistent"])).toBe("marginal");
    expect(findWorstVerdict(["incomplete", "inconsistent"])).toBe("incomplete");
    expect(findWorstVerdict([])).toBe("consistent");
  });
});

describe("findWorstJudgement", () => {
  test("finds the least consistent judgement and its correction", () => {
    // Judgements from weights 4 : 2 : 1 : 1, except d over a: 9 instead of 1/4.
    const matrix = buildFromUpper([2, 4, 1 / 9], [2, 2], [1]);
    const worst = findWorstJudgement(matrix, requireWeights(matrix), "classic");
    expect(worst).toMatchObject({ pair: [3, 0], value: 9, correction: { value: 1 / 4 } });
    expect(worst?.correction.cr).toBeCloseTo(0, 12);
    expect(worst?.exact.value).toBeCloseTo(1 / 4, 12);
  });

  test("corrects to the value that the other judgements imply", () => {
    // A circle: the quotient of the weights, all 1/3, would be 1 and leave a CR of 2.2.
    const matrix = buildFromUpper([9, 1 / 9], [9]);
    const worst = findWorstJudgement(matrix, requireWeights(matrix), "classic");
    // b is 9 times c, and c is 9 times a, so b is 81 times a, clamped to 9.
    expect(worst).toMatchObject({ pair: [0, 1], value: 9, correction: { value: 1 / 9 } });
    expect(worst?.correction.cr).toBeLessThan(requireWeights(matrix).cr ?? 0);
  });

  test("skips a judgement that alone connects two parts", () => {
    // d has a judgement with a only; a, b and c are inconsistent.
    const matrix = buildFromUpper([9, 1 / 9, 9], [9, Number.NaN], [Number.NaN]);
    expect(findWorstJudgement(matrix, requireWeights(matrix), "classic")?.pair).not.toContain(3);
  });

  test("reports the ratio that the correction results in", () => {
    const matrix = buildFromUpper([1 / 9, 9, Number.NaN], [1 / 9, 3], [5]);
    const { pair = [0, 0], correction } =
      findWorstJudgement(matrix, requireWeights(matrix), "classic") ?? {};
    const changed = { size: 4, cells: matrix.cells.slice() };
    const [a, b] = pair;
    changed.cells[a * 4 + b] = correction?.value ?? 0;
    changed.cells[b * 4 + a] = 1 / (correction?.value ?? 0);
    expect(requireWeights(changed).cr).toBeCloseTo(correction?.cr ?? -1, 9);
  });

  test("finds nothing in a consistent matrix", () => {
    const matrix = buildFromUpper([2, 4], [2]);
    expect(findWorstJudgement(matrix, requireWeights(matrix), "classic")).toBeUndefined();
  });
});

describe("a group of judges", () => {
  test("has the geometric mean of the judgements of each pair", () => {
    const group = aggregateJudgements(3, [
      buildFromUpper([3, 9], [Number.NaN]),
      buildFromUpper([5, 1], [2]),
    ]);
    expect(cellAt(group, 0, 1)).toBeCloseTo(Math.sqrt(15), 12); // √(3 · 5)
    expect(cellAt(group, 0, 2)).toBeCloseTo(3, 12); // √(9 · 1)
    expect(cellAt(group, 1, 2)).toBe(2); // one judgement only
    expect(cellAt(group, 1, 0)).toBe(1 / cellAt(group, 0, 1));
  });

  test("has a consensus computed from Shannon entropies", () => {
    const [a, b] = [Float64Array.of(0.9, 0.1), Float64Array.of(0.1, 0.9)];
    // H of each .3251, of the mean ln 2: e^−β = e^.3251 / 2 = D, the largest difference on 1–9
    expect(computeConsensus([a, b])).toBeCloseTo(0, 12);
    // H(¾, ¼) = .562335, H(½, ½) = .693147, H(⅝, ⅜) = .661563: β = .033822
    // D = e^.325083 / 2 = .692071; (e^−.033822 − D) / (1 − D) = .892002
    const half = [Float64Array.of(0.75, 0.25), Float64Array.of(0.5, 0.5)];
    expect(computeConsensus(half)).toBeCloseTo(0.892, 3);
    expect(computeConsensus([a])).toBe(1);
    expect(computeConsensus([Float64Array.of(1), Float64Array.of(1)])).toBe(1);
  });

  test("has a verdict and a consensus for each judge", () => {
    const judgeMatrices = [
      { judge: "ana", matrix: buildFromUpper([2, 4], [2]) },
      { judge: "ben", matrix: buildFromUpper([1 / 9, 9], [1 / 9]) },
      { judge: "eve", matrix: buildFromUpper([2, Number.NaN], [Number.NaN]) },
    ];
    const result = evaluateLevel({ keys: ["x", "y", "z"] }, judgeMatrices, "classic");
    expect(result.judges.map(({ judge, verdict, missing }) => [judge, verdict, missing])).toEqual([
      ["ana", "consistent", 0],
      ["ben", "inconsistent", 0],
      ["eve", "incomplete", 2],
    ]);
    const [ana, ben, eve] = result.judges;
    expect(ana?.consensus).toBeGreaterThan(ben?.consensus ?? 1);
    expect(eve?.consensus).toBeUndefined();
    expect(result.consensus).toBeGreaterThanOrEqual(0);
  });
});

describe("a hierarchy", () => {
  const outline = { criteria: ["a", "b", "c", "d"].map((key) => ({ key })) };

  test("names the parts that no judgement connects", () => {
    const judgements = [
      { a: "a", b: "b", value: 2 },
      { a: "c", b: "d", value: 3 },
    ];
    const result = evaluateHierarchy(outline, new Map([["ana", judgements]]), { table: "classic" });
    expect(result).toMatchObject({ verdict: "incomplete" });
    expect(result.weights).toBeUndefined();
    expect(result.levels[0]?.missing).toHaveLength(4);
    expect(listWeightIssues(result)).toEqual([
      'No judgement compares "a" and "b" with "c" and "d".',
    ]);
  });

  test("is unfinished without judges, except with a single criterion", () => {
    const none = evaluateHierarchy(outline, new Map(), { table: "classic" });
    expect(none.verdict).toBe("incomplete");
    const one = evaluateHierarchy({ criteria: [{ key: "a" }] }, new Map(), { table: "classic" });
    expect(one).toMatchObject({ verdict: "consistent", weights: new Map([["a", 1]]) });
  });

  test("explains an inconsistency with the ratio, the table and a correction", () => {
    const level = evaluateLevel(
      { under: "cost", keys: ["a", "b", "c"] },
      [{ judge: "ana", matrix: buildFromUpper([9, 1 / 9], [9]) }],
      "saaty-2005",
    );
    const [reason = ""] = listWeightIssues(combineLevels([level], "saaty-2005"));
    expect(reason).toMatch(
      /^CR under "cost" by the table "saaty-2005" is [\d.]+; it must be at most 0\.15\. The least consistent judgement is "[abc]" over "[abc]", 9; \S+ would lower CR to [\d.]+\.$/u,
    );
  });

  test("has weights but no ratio for eleven criteria, and names the end of the table", () => {
    const keys = Array.from({ length: 11 }, (_, index) => `c${index}`);
    const matrix = { size: 11, cells: new Float64Array(121).fill(1) };
    const level = evaluateLevel({ keys }, [{ judge: "ana", matrix }], "classic");
    const result = combineLevels([level], "classic");
    expect(result.weights?.get("c0")).toBeCloseTo(1 / 11, 12);
    expect(result.verdict).toBe("unknown");
    expect(listWeightIssues(result)).toEqual([
      'A level of 11 keys has no CR, because the table "classic" ends at 10. ' +
        "Group the criteria into categories.",
    ]);
  });

  test("lists group judgements that give the same weights", () => {
    const judges = new Map([
      [
        "ana",
        [buildJudgement("a", "b", 3), buildJudgement("b", "c", 2), buildJudgement("a", "d", 5)],
      ],
      [
        "ben",
        [buildJudgement("b", "a", 2), buildJudgement("c", "d", 4), buildJudgement("b", "c", 3)],
      ],
    ]);
    const result = evaluateHierarchy(outline, judges, { table: "classic" });
    const repeated = evaluateHierarchy(outline, new Map([["all", listGroupJudgements(result)]]), {
      table: "classic",
    });
    expect(listGroupJudgements(result).every(({ value }) => value >= 1)).toBe(true);
    for (const [key, weight] of result.weights ?? []) {
      expect(repeated.weights?.get(key)).toBeCloseTo(weight, 12);
    }
  });

  test("does not depend on the order of the judges", () => {
    const [ana, ben] = [
      [
        "ana",
        [buildJudgement("a", "b", 3), buildJudgement("b", "c", 2), buildJudgement("c", "d", 7)],
      ],
      [
        "ben",
        [buildJudgement("a", "b", 5), buildJudgement("b", "c", 7), buildJudgement("c", "d", 2)],
      ],
    ] as const;
    const first = evaluateHierarchy(outline, new Map([ana, ben]), { table: "classic" });
    const second = evaluateHierarchy(outline, new Map([ben, ana]), { table: "classic" });
    expect([...(first.weights ?? [])]).toEqual([...(second.weights ?? [])]);
  });

  test("reports the faults of a judgement under the name of the judge", () => {
    const faults: Fault[] = [];
    const judges = new Map([["ana", [buildJudgement("a", "x", 2)]]]);
    evaluateHierarchy(outline, judges, { table: "classic", faults });
    expect(faults.map(({ pointer }) => pointer)).toEqual(["/judges/ana/0/b"]);
  });
});

test("findComponents connects criteria indirectly", () => {
  const none = Number.NaN;
  const matrix = buildFromUpper([none, 2, none], [none, 3], [none]);
  expect(findComponents(matrix)).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(listMissingPairs(matrix)).toHaveLength(4);
});

function buildJudgement(a: string, b: string, value: number): Judgement {
  return { a, b, value };
}
