import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Gate, type ResolvedModel } from "../../../src/core/models/model.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { evaluateGates } from "../../../src/core/ranking/gates.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  encodeDigestInput,
  rankedItemAt,
  type Ranking,
  type RankingContent,
} from "../../../src/core/ranking/ranking.ts";
import { rateSnapshot } from "../../../src/core/ranking/rate-snapshot.ts";
import { scoreThirdAt } from "../../../src/core/ranking/score-third.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { addGates, anyGates, buildModel } from "../../contract/gates.ts";
import {
  anyModel,
  anySnapshotRows,
  buildSnapshotFromRows,
  plainRow,
  resolvedModel,
} from "../../contract/rows.ts";

const criteria = [{ key: "delight" }, { key: "effort", direction: "down" }] as const;

/** Models whose scores depend on the other items. */
const anyRelativeModel = fc.constantFrom(
  buildModel("topsis", { criteria }),
  buildModel("weighted", { criteria, scaling: "min-max" }),
  buildModel("weighted", { criteria, scaling: "percentile" }),
);

const anyKindOfModel = fc.oneof(anyModel, anyRelativeModel);

/** Whether each item passes all gates, by its number. Evaluated from the ratings of the rows. */
function findPassing(rows: readonly SnapshotRow[], gates: readonly Gate[]): Set<number> {
  const passing = rows.filter(({ ratings }) =>
    gates.every(({ criterion, op, value }) => {
      const rating = ratings[criterion];
      const likely = typeof rating === "object" ? rating.likely : (rating ?? Number.NaN);
      return {
        ">=": likely >= value,
        ">": likely > value,
        "<=": likely <= value,
        "<": likely < value,
        "=": likely === value,
      }[op];
    }),
  );
  return new Set(passing.map(({ number }) => number));
}

function countScored({ count, unscored }: RankingContent): number {
  return count - unscored;
}

describe("with gate last", () => {
  test("items keep their order within each group, and the groups follow each other", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyKindOfModel, anyGates, (rows, model, gates) => {
        const snapshot = buildSnapshotFromRows(rows);
        const before = rank(snapshot, model);
        const after = rank(snapshot, addGates(model, gates));
        const passing = findPassing(rows, gates);
        const scored = [...before.number.subarray(0, countScored(before))];
        const unscored = [...before.number.subarray(countScored(before))];
        expect([...after.number]).toEqual([
          ...scored.filter((number) => passing.has(number)),
          ...scored.filter((number) => !passing.has(number)),
          ...unscored,
        ]);
        expect(after.unscored).toBe(before.unscored);
        expect(after.gates?.failingCount ?? 0).toBe(
          scored.filter((each) => !passing.has(each)).length,
        );
      }),
      { numRuns: 300 },
    );
  });

  test("a gate never raises an item that it makes fail, and lowers no item that passes all", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyKindOfModel, anyGates, (rows, model, gates) => {
        const snapshot = buildSnapshotFromRows(rows);
        const others = gates.slice(1);
        const ungated = rank(snapshot, others.length > 0 ? addGates(model, others) : model);
        const gated = rank(snapshot, addGates(model, gates));
        const [passedBefore, passes] = [findPassing(rows, others), findPassing(rows, gates)];
        for (const [position, number] of [...gated.number].entries()) {
          const before = ungated.number.indexOf(number);
          expect(passes.has(number) && position > before).toBe(false);
          expect(passedBefore.has(number) && !passes.has(number) && position < before).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("an item keeps its score, coverage and confidence", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyKindOfModel, anyGates, (rows, model, gates) => {
        const snapshot = buildSnapshotFromRows(rows);
        const [before, after] = [rank(snapshot, model), rank(snapshot, addGates(model, gates))];
        for (const [position, number] of [...after.number].entries()) {
          const earlier = before.number.indexOf(number);
          expect(after.score[position]).toBe(before.score[earlier]);
          expect(after.coverage[position]).toBe(before.coverage[earlier]);
          expect(after.confidence[position]).toBe(before.confidence[earlier]);
        }
      }),
    );
  });

  test("a gate that all items pass changes nothing", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyKindOfModel, (rows, model) => {
        const rated = rows.map((row) => ({ ...row, ratings: { ...row.ratings, ready: 1 } }));
        const snapshot = buildSnapshotFromRows(rated);
        const gated = addGates(model, [{ criterion: "ready", op: ">=", value: 1 }]);
        expect(rank(snapshot, gated)).toEqual(rank(snapshot, model));
      }),
    );
  });

  test("a ranked item names the first gate that it fails, and ties within its group", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyModel, anyGates, (rows, model, gates) => {
        const ranking = toRanking(rank(buildSnapshotFromRows(rows), addGates(model, gates)));
        for (let position = 0; position < ranking.count; position += 1) {
          const { failedGate, number, tiedWith, score } = rankedItemAt(ranking, position);
          const firstFailed = gates.find((gate) => !findPassing(rows, [gate]).has(number));
          expect(failedGate).toEqual(firstFailed);
          const isFailing = firstFailed !== undefined;
          const ties = [...ranking.score].filter(
            (other, at) =>
              roundScore(other) === roundScore(score ?? Number.NaN) &&
              (ranking.gates?.failed[at] ?? 0) > 0 === isFailing,
          );
          expect(tiedWith).toBe(Math.max(0, ties.length - 1));
        }
      }),
    );
  });
});

describe("with gate out", () => {
  test("absolute models rank as with gate last, without the items that fail", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyModel, anyGates, (rows, model, gates) => {
        const snapshot = buildSnapshotFromRows(rows);
        const last = rank(snapshot, addGates(model, gates));
        const out = rank(snapshot, addGates(model, gates, "out"));
        const passing = findPassing(rows, gates);
        const positions = [...last.number.keys()].filter((position) =>
          passing.has(last.number[position] ?? 0),
        );
        expect([...out.number]).toEqual(positions.map((position) => last.number[position]));
        expect([...out.score]).toEqual(positions.map((position) => last.score[position]));
        expect(out.count).toBe(passing.size);
        expect(out).not.toHaveProperty("gates");
      }),
      { numRuns: 300 },
    );
  });

  test("every model ranks as if the items that fail did not exist", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyKindOfModel, anyGates, (rows, model, gates) => {
        const passing = findPassing(rows, gates);
        const remaining = rows.filter(({ number }) => passing.has(number));
        const out = rank(buildSnapshotFromRows(rows), addGates(model, gates, "out"));
        const expected = rank(buildSnapshotFromRows(remaining), model);
        expect([...out.number]).toEqual([...expected.number]);
        expect([...out.score]).toEqual([...expected.score]);
        expect(out.unscored).toBe(expected.unscored);
      }),
    );
  });

  test("a ranking may be empty", () => {
    const model = addGates(resolvedModel.rice, [{ criterion: "x", op: "=", value: 1 }], "out");
    expect(rank(buildSnapshotFromRows([plainRow]), model)).toMatchObject({
      count: 0,
      unscored: 0,
    });
  });
});

const cashFlows = (cash: number) => ({ investment: 100, cash_flow_1: cash, discount_rate: 0.1 });

function evaluate(rows: readonly SnapshotRow[], gates: readonly Gate[]): Uint8Array | undefined {
  return evaluateGates(buildSnapshotFromRows(rows), { gates });
}

describe("evaluateGates", () => {
  test("returns nothing without gates", () => {
    expect(evaluateGates(buildSnapshotFromRows([plainRow]), {})).toBeUndefined();
  });

  test("reads the likely rating of an interval, and fails an unrated item", () => {
    const rows = [
      { ...plainRow, number: 1, ratings: { risk: { low: 1, likely: 3, high: 9 } } },
      { ...plainRow, number: 2, ratings: { risk: { low: 1, likely: 4, high: 9 } } },
      { ...plainRow, number: 3 },
    ];
    expect(evaluate(rows, [{ criterion: "risk", op: "<=", value: 3 }])).toEqual(
      Uint8Array.of(0, 1, 1),
    );
  });

  test("reads derived criteria", () => {
    const rows = [
      { ...plainRow, number: 1, ratings: cashFlows(111) },
      { ...plainRow, number: 2, ratings: cashFlows(109) },
    ];
    expect(evaluate(rows, [{ criterion: "npv", op: ">", value: 0 }])).toEqual(Uint8Array.of(0, 1));
  });

  test("gives the same result in segments", () => {
    fc.assert(
      fc.property(anySnapshotRows, anyModel, anyGates, (rows, model, gates) => {
        const [snapshot, gated] = [buildSnapshotFromRows(rows), addGates(model, gates)];
        expect(rateSnapshot(snapshot, gated, 4).failed).toEqual(
          rateSnapshot(snapshot, gated).failed,
        );
      }),
    );
  });
});

/** Three items with the scores 8, 5 and 2; the first fails the gate. */
function rankThree(): Ranking {
  const rows = [buildRow(1, 8, 9), buildRow(2, 5, 1), buildRow(3, 2, 1)];
  const model: ResolvedModel = buildModel("weighted", {
    criteria: [{ key: "delight" }],
    gates: [{ criterion: "risk", op: "<=", value: 3 }],
  });
  return toRanking(rank(buildSnapshotFromRows(rows), model));
}

test("thirds follow the order: an item that fails is behind all that pass", () => {
  const ranking = rankThree();
  expect([...ranking.number]).toEqual([2, 3, 1]);
  expect([0, 1, 2].map((position) => scoreThirdAt(ranking, position))).toEqual([
    "High",
    "Medium",
    "Low",
  ]);
});

test("the digest covers the failed gates", () => {
  const ranking = rankThree();
  const { gates: _, ...ungated } = ranking;
  expect(encodeDigestInput(ranking).length).toBe(encodeDigestInput(ungated).length + 3);
});

function toRanking(content: RankingContent): Ranking {
  return { ...content, id: "rnk_test", digest: "" };
}

function buildRow(number: number, delight: number, risk: number): SnapshotRow {
  return { ...plainRow, number, ratings: { delight, risk } };
}
