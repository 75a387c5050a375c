import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseBands, listItemBands } from "../../../src/core/bands/band-analysis.ts";
import { computeBallot } from "../../../src/core/compare/ballot.ts";
import { lift } from "../../../src/core/lift/lift.ts";
import { computeRowRank, findRowAtRank } from "../../../src/core/lift/row-ranks.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { diffRankings } from "../../../src/core/ranking/diff.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  indexPositionsByNumber,
  rankedItemAt,
  type Ranking,
} from "../../../src/core/ranking/ranking.ts";
import { buildPrecedence, computeWhatIf } from "../../../src/core/ranking/what-if.ts";
import { runToEnd } from "../../../src/core/slices.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { countRanks } from "../../../src/core/stability/draw-ranks.ts";
import { computeMargin } from "../../../src/core/stability/item-acceptability.ts";
import { buildWeightedScoring } from "../../../src/core/stability/weighted-scoring.ts";
import { rankByWeights } from "../../../src/core/stability/weights.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";
import { naiveTau } from "./naive-tau.ts";

const keys = ["delight", "upkeep", "charm", "polish"] as const;

const criteria = keys.map((key) => ({ key }));

const models = {
  classic: resolve("qvf-classic", {}),
  weighted: resolve("weighted", {
    criteria,
    weights: { delight: 20, upkeep: 15, charm: 40, polish: 25 },
  }),
  product: resolve("weighted-product", { criteria }),
  topsis: resolve("topsis", { criteria }),
  moscow: resolve("moscow", { tieBreak: "qvf-classic" }),
};

/** Whole numbers, as teams rate, so that many scores are tied and differ in the last bits. */
const whole = (min: number, max: number) => fc.integer({ min, max });

const ratings = fc.record({
  business_value: whole(1, 10),
  technical_complexity: whole(1, 10),
  risk_level: whole(1, 10),
  story_points: fc.constantFrom(3, 5),
  moscow: whole(2, 3),
  delight: whole(1, 10),
  upkeep: whole(1, 10),
  charm: whole(1, 10),
  polish: whole(1, 10),
});

const snapshots = fc
  .array(
    fc.record({
      ratings,
      size: fc.option(fc.constantFrom(1, 2, 13)),
      created: fc.constantFrom(1_000, 2_000),
      priority: fc.nat(4),
    }),
    { minLength: 2, maxLength: 60 },
  )
  .map((rows) =>
    buildSnapshotFromRows(
      rows.map((row, index): SnapshotRow =>
        Object.assign({}, plainRow, row, { number: index + 1 }),
      ),
    ),
  );

const anyModel = fc.constantFrom(...Object.values(models));

/** Models without a tie break: tied items have equal scores and nothing else in common. */
const plainModel = fc.constantFrom(models.classic, models.weighted, models.product);

test.for([
  ["classic", models.classic],
  ["weighted", models.weighted],
  ["product", models.product],
] as const)("scores of these items differ only by rounding: %s", ([, model]) => {
  const splits = fc.sample(snapshots, { numRuns: 100, seed: 7 }).map((snapshot) => {
    const { score } = buildRanking(snapshot, model);
    return new Set(score).size - new Set(score.map(roundScore)).size;
  });
  expect(Math.max(...splits)).toBeGreaterThan(0);
});

test("a what-if without changes has the baseline's rank for every item", () => {
  fc.assert(
    fc.property(snapshots, anyModel, whole(1, 70), (snapshot, model, limit) => {
      const ranking = buildRanking(snapshot, model);
      const positions = indexPositionsByNumber(ranking);
      const baseline = { ranking, positions, filter: {}, limit };
      const { top, left } = computeWhatIf(snapshot, model, baseline);
      expect(top.map(({ number }) => number)).toEqual([...ranking.number.subarray(0, limit)]);
      expect(top.map((item) => item.rank)).toEqual(top.map((_, index) => index + 1));
      expect(left).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("the bands of exact ratings are the runs of tied items", () => {
  fc.assert(
    fc.property(snapshots, plainModel, (snapshot, model) => {
      const ranking = buildRanking(snapshot, model);
      const analysis = analyseBands(snapshot, model, { unrated: "absent", questionsMax: 10 });
      const bands = listItemBands(analysis, { offset: 0, limit: snapshot.count });
      expect(bands.map(({ row }) => snapshot.number[row])).toEqual([...ranking.number]);
      expect(bands.map(({ rankRange }) => rankRange)).toEqual(listTieRanges(ranking));
      for (const { rankRange, tied } of bands) {
        const { best: from, worst: to } = rankRange;
        expect(tied).toEqual(from < to ? { from, to } : undefined);
      }
      expect(analysis.questions).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("a ballot gives tied items the mean of their ranks", () => {
  fc.assert(
    fc.property(snapshots, plainModel, (snapshot, model) => {
      const ranking = buildRanking(snapshot, model);
      const { ranks } = computeBallot(snapshot, model);
      const means = listTieRanges(ranking).map(({ best, worst }) => (best + worst) / 2);
      expect(Array.from(ranking.number, (number) => ranks[number - 1])).toEqual(means);
    }),
    { numRuns: 200 },
  );
});

test("a ballot and bands agree on the ties of a model with a tie break", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const { ranks } = computeBallot(snapshot, models.moscow);
      const options = { unrated: "absent", questionsMax: 1 } as const;
      const analysis = analyseBands(snapshot, models.moscow, options);
      for (const { row, rank: position, rankRange } of listItemBands(analysis, {
        offset: 0,
        limit: snapshot.count,
      })) {
        expect((rankRange.best + rankRange.worst) / 2).toBe(ranks[row]);
        expect(position).toBeGreaterThanOrEqual(rankRange.best);
        expect(position).toBeLessThanOrEqual(rankRange.worst);
      }
    }),
    { numRuns: 200 },
  );
});

describe("lift", () => {
  test("finds the row at each rank, and the rank of each row", () => {
    fc.assert(
      fc.property(snapshots, anyModel, (snapshot, model) => {
        const scores = model.model.rate(snapshot, model.definition);
        const isBefore = buildPrecedence(snapshot, scores);
        const { number } = rank(snapshot, model);
        const rows = Array.from(number, (_, position) =>
          findRowAtRank(snapshot, scores, position + 1),
        );
        expect(rows.map((row) => snapshot.number[row])).toEqual([...number]);
        expect(rows.map((row) => computeRowRank(scores.value, row, isBefore))).toEqual(
          rows.map((_, position) => position + 1),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("has the distance 0 to a rank exactly if the item at that rank is tied", () => {
    fc.assert(
      fc.property(snapshots, plainModel, whole(1, 60), (snapshot, model, at) => {
        const ranking = buildRanking(snapshot, model);
        const position = at % snapshot.count;
        const { best } = listTieRanges(ranking)[position] ?? { best: 0 };
        const row = (ranking.number[position] ?? 0) - 1;
        const atBest = lift(snapshot, model, { row, targetRank: best });
        expect(atBest.distance).toBe(0);
        const above = lift(snapshot, model, { row, targetRank: Math.max(1, best - 1) });
        expect(above.distance === 0).toBe(best === 1);
      }),
      { numRuns: 60 },
    );
  });
});

test("a diff counts pairs of tied items as tied", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const [from, to] = [
        buildRanking(snapshot, models.classic),
        buildRanking(snapshot, models.weighted),
      ];
      const positions = indexPositionsByNumber(to);
      const x = [...from.score].map(roundScore);
      const y = [...from.number].map((number) => roundScore(to.score[positions[number] ?? 0] ?? 0));
      const tau = naiveTau(x, y);
      const { tauB = Number.NaN } = diffRankings(from, to);
      expect(tauB).toBeCloseTo(tau, 12);
    }),
    { numRuns: 100 },
  );
});

test("a diff reports no change of an item's own score that is only rounding", () => {
  const before = buildRanking(buildRows([9, 1, 5]), models.weighted);
  const after = {
    ...buildRanking(buildRows([9, 1, 8]), models.weighted),
    model: before.model,
    revision: before.revision,
  };
  const noise = { ...after, score: after.score.map((score) => score * (1 + Number.EPSILON)) };
  expect(noise.score).not.toEqual(after.score);
  expect(diffRankings(after, noise)).toMatchObject({ unmoved: 3, moved: [], tauB: 1 });
  const shifted = { ...noise, number: Int32Array.of(3, 2, 1) };
  const causes = diffRankings({ ...after, number: Int32Array.of(1, 2, 3) }, shifted).moved;
  expect(causes.map(({ cause }) => cause)).toEqual(["own", "own"]);
});

describe("stability", () => {
  test("keeps every rank in a draw of the model's own weights", () => {
    const weightedModels = [models.classic, models.weighted, models.product, models.topsis];
    fc.assert(
      fc.property(
        snapshots,
        fc.constantFrom(...weightedModels),
        whole(1, 60),
        (snapshot, model, limit) => {
          const ranking = buildRanking(snapshot, model);
          const rows = Uint32Array.from(ranking.number, (number) => number - 1);
          const scoring = buildWeightedScoring({ snapshot, rows, resolvedModel: model });
          const tracked = Math.min(limit, snapshot.count);
          const { weights = new Float64Array(0) } = scoring ?? {};
          const draws = { weights, criteria: weights.length };
          const ranks =
            scoring && runToEnd(rankByWeights({ tracked, scored: snapshot.count }, draws, scoring));
          const expected = Array.from({ length: tracked }, () => 1);
          expect(ranks && [...runToEnd(countRanks(ranks, [1])).kept]).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("has the margin 0 between tied neighbours, and a positive margin between others", () => {
    fc.assert(
      fc.property(snapshots, plainModel, (snapshot, model) => {
        const ranking = buildRanking(snapshot, model);
        const ranges = listTieRanges(ranking);
        for (let position = 1; position < snapshot.count; position += 1) {
          const { above = -1 } = computeMargin(ranking, position);
          const isTied = ranges[position]?.best === ranges[position - 1]?.best;
          expect(isTied ? above === 0 : above > 0).toBe(true);
        }
      }),
    );
  });
});

function resolve(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function buildRanking(snapshot: Snapshot, model: ResolvedModel): Ranking {
  return { ...rank(snapshot, model), id: "", digest: "" };
}

function buildRows(delight: readonly number[]): Snapshot {
  return buildSnapshotFromRows(
    delight.map((rating, index) =>
      Object.assign({}, plainRow, { number: index + 1, ratings: { delight: rating } }),
    ),
  );
}

/** Lists the best and the worst rank of the items tied with each position. */
function listTieRanges(ranking: Ranking): { best: number; worst: number }[] {
  const ranges: { best: number; worst: number }[] = [];
  for (let position = 0; position < ranking.count; position += 1) {
    const previous = ranges.at(-1) ?? { best: 0, worst: 0 };
    const { tiedWith } = rankedItemAt(ranking, position);
    const isFirst = position >= previous.worst;
    ranges.push(isFirst ? { best: position + 1, worst: position + 1 + tiedWith } : previous);
  }
  return ranges;
}
