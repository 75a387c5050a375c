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
import { rounded, upper, weighed } from "./matrices.ts";

describe("a ratio", () => {
  test("of one or two things is 0", () => {
    expect(weighed(upper()).cr).toBe(0);
    expect(weighed(upper([9])).cr).toBe(0);
    expect(rounded(weighed(upper([9])).weights, 12)).toEqual([0.9, 0.1]);
  });

  test.each(["classic", "saaty-2005", "donegan-dodd"] as const)(
    "by the table %s ends at ten things, and is not guessed beyond",
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
  ])("of %f is %s", (ratio, verdict) => {
    expect(classifyConsistency(ratio)).toBe(verdict);
  });

  test("of a whole is its worst part's", () => {
    expect(findWorstVerdict(["marginal", "consistent"])).toBe("marginal");
    expect(findWorstVerdict(["incomplete", "inconsistent"])).toBe("incomplete");
    expect(findWorstVerdict([])).toBe("consistent");
  });
});

describe("a mend", () => {
  test("names the judgement that stands out and the value that puts it right", () => {
    // From weights 4 : 2 : 1 : 1, but for the last over the first: 9 instead of 1/4.
    const matrix = upper([2, 4, 1 / 9], [2, 2], [1]);
    const worst = findWorstJudgement(matrix, weighed(matrix), "classic");
    expect(worst).toMatchObject({ pair: [3, 0], value: 9, correction: { value: 1 / 4 } });
    expect(worst?.correction.cr).toBeCloseTo(0, 12);
    expect(worst?.exact.value).toBeCloseTo(1 / 4, 12);
  });

  test("is what the others say, and not half of the way there", () => {
    // a circle: the quotient of the weights, all 1/3, would be 1 and leave a CR of 2.2
    const matrix = upper([9, 1 / 9], [9]);
    const worst = findWorstJudgement(matrix, weighed(matrix), "classic");
    // b is 9 times c, and c 9 times a: b would be 81 times a, and 9 is as far as it goes
    expect(worst).toMatchObject({ pair: [0, 1], value: 9, correction: { value: 1 / 9 } });
    expect(worst?.correction.cr).toBeLessThan(weighed(matrix).cr ?? 0);
  });

  test("is not asked of a judgement on which alone two parts hang", () => {
    // d is compared with a only; a, b and c contradict each other
    const matrix = upper([9, 1 / 9, 9], [9, Number.NaN], [Number.NaN]);
    expect(findWorstJudgement(matrix, weighed(matrix), "classic")?.pair).not.toContain(3);
  });

  test("is as good in truth as it is told to be", () => {
    const matrix = upper([1 / 9, 9, Number.NaN], [1 / 9, 3], [5]);
    const { pair = [0, 0], correction } =
      findWorstJudgement(matrix, weighed(matrix), "classic") ?? {};
    const changed = { size: 4, cells: matrix.cells.slice() };
    const [a, b] = pair;
    changed.cells[a * 4 + b] = correction?.value ?? 0;
    changed.cells[b * 4 + a] = 1 / (correction?.value ?? 0);
    expect(weighed(changed).cr).toBeCloseTo(correction?.cr ?? -1, 9);
  });

  test("is not offered where nothing contradicts", () => {
    const matrix = upper([2, 4], [2]);
    expect(findWorstJudgement(matrix, weighed(matrix), "classic")).toBeUndefined();
  });
});

describe("judges together", () => {
  test("say the geometric mean of those who compared the pair", () => {
    const group = aggregateJudgements(3, [upper([3, 9], [Number.NaN]), upper([5, 1], [2])]);
    expect(cellAt(group, 0, 1)).toBeCloseTo(Math.sqrt(15), 12); // √(3 · 5)
    expect(cellAt(group, 0, 2)).toBeCloseTo(3, 12); // √(9 · 1)
    expect(cellAt(group, 1, 2)).toBe(2); // only one of them
    expect(cellAt(group, 1, 0)).toBe(1 / cellAt(group, 0, 1));
  });

  test("agree by Shannon's entropies", () => {
    const [a, b] = [Float64Array.of(0.9, 0.1), Float64Array.of(0.1, 0.9)];
    // H of each .3251, of the mean ln 2: e^−β = e^.3251 / 2 = D, as far apart as 1–9 lets them be
    expect(computeConsensus([a, b])).toBeCloseTo(0, 12);
    // H(¾, ¼) = .562335, H(½, ½) = .693147, H(⅝, ⅜) = .661563: β = .033822
    // D = e^.325083 / 2 = .692071; (e^−.033822 − D) / (1 − D) = .892002
    const half = [Float64Array.of(0.75, 0.25), Float64Array.of(0.5, 0.5)];
    expect(computeConsensus(half)).toBeCloseTo(0.892, 3);
    expect(computeConsensus([a])).toBe(1);
    expect(computeConsensus([Float64Array.of(1), Float64Array.of(1)])).toBe(1);
  });

  test("who differ have each a ratio and a consensus of their own", () => {
    const said = [
      { judge: "ana", matrix: upper([2, 4], [2]) },
      { judge: "ben", matrix: upper([1 / 9, 9], [1 / 9]) },
      { judge: "eve", matrix: upper([2, Number.NaN], [Number.NaN]) },
    ];
    const result = evaluateLevel({ keys: ["x", "y", "z"] }, said, "classic");
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

  test("says what is not compared with what", () => {
    const said = [
      { a: "a", b: "b", value: 2 },
      { a: "c", b: "d", value: 3 },
    ];
    const result = evaluateHierarchy(outline, new Map([["ana", said]]), { table: "classic" });
    expect(result).toMatchObject({ verdict: "incomplete" });
    expect(result.weights).toBeUndefined();
    expect(result.levels[0]?.missing).toHaveLength(4);
    expect(listWeightIssues(result)).toEqual(['nothing compares "a" and "b" with "c" and "d".']);
  });

  test("without judges is unfinished, unless there is nothing to compare", () => {
    const none = evaluateHierarchy(outline, new Map(), { table: "classic" });
    expect(none.verdict).toBe("incomplete");
    const one = evaluateHierarchy({ criteria: [{ key: "a" }] }, new Map(), { table: "classic" });
    expect(one).toMatchObject({ verdict: "consistent", weights: new Map([["a", 1]]) });
  });

  test("that contradicts itself says the ratio, the table, the worst judgement and its mend", () => {
    const level = evaluateLevel(
      { under: "cost", keys: ["a", "b", "c"] },
      [{ judge: "ana", matrix: upper([9, 1 / 9], [9]) }],
      "saaty-2005",
    );
    const [reason = ""] = listWeightIssues(combineLevels([level], "saaty-2005"));
    expect(reason).toMatch(
      /^Under "cost": CR is [\d.]+ by the table "saaty-2005", and may be 0.15 at the most\. The judgement that stands out is "[abc]" over "[abc]", 9; \S+ would bring CR to [\d.]+\.$/u,
    );
  });

  test("of eleven things at once has weights and no ratio, and says where the table ends", () => {
    const keys = Array.from({ length: 11 }, (_, at) => `c${at}`);
    const ones = keys.slice(1).map((_, at) => Array<number>(10 - at).fill(1));
    const level = evaluateLevel({ keys }, [{ judge: "ana", matrix: upper(...ones) }], "classic");
    const result = combineLevels([level], "classic");
    expect(result.weights?.get("c0")).toBeCloseTo(1 / 11, 12);
    expect(result.verdict).toBe("unknown");
    expect(listWeightIssues(result)).toEqual([
      '11 things are compared with each other, and the table "classic" ends at 10: ' +
        "there is no CR to go by. Put them into categories.",
    ]);
  });

  test("tells the group's judgements so that they give the same weights again", () => {
    const judges = new Map([
      ["ana", [say("a", "b", 3), say("b", "c", 2), say("a", "d", 5)]],
      ["ben", [say("b", "a", 2), say("c", "d", 4), say("b", "c", 3)]],
    ]);
    const result = evaluateHierarchy(outline, judges, { table: "classic" });
    const again = evaluateHierarchy(outline, new Map([["all", listGroupJudgements(result)]]), {
      table: "classic",
    });
    expect(listGroupJudgements(result).every(({ value }) => value >= 1)).toBe(true);
    for (const [key, weight] of result.weights ?? []) {
      expect(again.weights?.get(key)).toBeCloseTo(weight, 12);
    }
  });

  test("is the same whoever of its judges came first", () => {
    const [ana, ben] = [
      ["ana", [say("a", "b", 3), say("b", "c", 2), say("c", "d", 7)]],
      ["ben", [say("a", "b", 5), say("b", "c", 7), say("c", "d", 2)]],
    ] as const;
    const first = evaluateHierarchy(outline, new Map([ana, ben]), { table: "classic" });
    const second = evaluateHierarchy(outline, new Map([ben, ana]), { table: "classic" });
    expect([...(first.weights ?? [])]).toEqual([...(second.weights ?? [])]);
  });

  test("puts the faults of a judgement under its judge", () => {
    const faults: Fault[] = [];
    const judges = new Map([["ana", [say("a", "x", 2)]]]);
    evaluateHierarchy(outline, judges, { table: "classic", faults });
    expect(faults.map(({ pointer }) => pointer)).toEqual(["/judges/ana/0/b"]);
  });
});

test("what hangs together is found over others", () => {
  const nothing = Number.NaN;
  const matrix = upper([nothing, 2, nothing], [nothing, 3], [nothing]);
  expect(findComponents(matrix)).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(listMissingPairs(matrix)).toHaveLength(4);
});

function say(a: string, b: string, value: number): Judgement {
  return { a, b, value };
}
