import { describe, expect, test } from "vitest";
import { listItemBands, analyseBands } from "../../../src/core/bands/band-analysis.ts";
import { compareModels } from "../../../src/core/compare/compare-models.ts";
import { lift } from "../../../src/core/lift/lift.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import { type RatedItem, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { diffRankings } from "../../../src/core/ranking/diff.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  type ItemAcceptability,
  readItemAcceptability,
  computeMargin,
} from "../../../src/core/stability/item-acceptability.ts";
import { analyseAcceptability } from "../../../src/core/stability/stability.ts";
import { buildSnapshot } from "../models/snapshots.ts";
import { type Subject, subjects } from "../models/subjects.ts";

const manyCriteria = Array.from({ length: 200 }, (_, index) => ({ key: `c_${index}`, min: 0 }));

/** Models with custom criteria, with the largest number of criteria. */
const largeSubjects: readonly Pick<Subject, "name" | "kind" | "request">[] = [
  ...["weighted", "weighted-product", "topsis"].map((kind) => ({
    name: `${kind}, 200 criteria`,
    kind,
    request: { criteria: manyCriteria },
  })),
  {
    name: "weighted, z-score, 200 criteria",
    kind: "weighted",
    request: { criteria: manyCriteria, scaling: "z-score" },
  },
  {
    name: "formula, 200 criteria",
    kind: "formula",
    request: {
      criteria: manyCriteria,
      expression: manyCriteria.map(({ key }) => key).join(" + "),
    },
  },
];

/** Functions that build the items of each snapshot, given the criteria of a model. */
const cases: Readonly<Record<string, (keys: readonly string[]) => readonly RatedItem[]>> = {
  "no items": () => [],
  "an unrated item": () => [{ ratings: {} }],
  "one item": (keys) => [rateAll(keys, 4)],
  "columns of zeros": (keys) => [rateAll(keys, 0), rateAll(keys, 0), rateAll(keys, 0)],
  "equal items and an unrated item": (keys) => [
    rateAll(keys, 3),
    rateAll(keys, 3),
    { ratings: {} },
  ],
  "ratings of ±1e308": (keys) => [rateAll(keys, 1e308), rateAll(keys, -1e308), rateAll(keys, 1)],
  "intervals that begin below 0": (keys) => [
    rateAll(keys, { low: -5, likely: 1, high: 9 }),
    rateAll(keys, { low: 0, likely: 0, high: 0 }),
    rateAll(keys, 2),
  ],
};

const models = [...subjects, ...largeSubjects].map(({ name, kind, request }) => {
  const model = requireModelKind(kind);
  const resolvedModel = { id: kind, revision: 1, model, definition: model.define(request) };
  return {
    name,
    model,
    resolvedModel,
    keys: resolvedModel.definition.criteria.map(({ key }) => key),
  };
});

const absoluteModels = models.filter(
  ({ resolvedModel }) => resolvedModel.definition.relative !== true,
);

describe.for(models)("$name", ({ model, resolvedModel, keys }) => {
  test.for(Object.entries(cases))("handles a snapshot of %s", ([, buildItems]) => {
    const items = buildItems(keys);
    const snapshot = buildSnapshot(items);
    const ranking = { ...rank(snapshot, resolvedModel), id: "", digest: "" };
    expect(ranking.number.toSorted()).toEqual(snapshot.number);
    expect(ranking.score.every((score) => Math.abs(score) < Infinity || Number.isNaN(score))).toBe(
      true,
    );
    expect(diffRankings(ranking, ranking).moved).toEqual([]);
    expect(compareModels(snapshot, [resolvedModel, resolvedModel]).borda.order).toHaveLength(
      snapshot.count,
    );
    expect(lint(snapshot, resolvedModel).count).toBe(snapshot.count);
    expect(
      listAcceptability(ranking, snapshot, resolvedModel).filter(
        (acceptability) => !isValid(acceptability, snapshot.count),
      ),
    ).toEqual([]);
    expect(computeMargin(ranking, 0).below ?? 0).not.toBeLessThan(0);
    for (const [row, item] of items.entries()) {
      const explanation = model.explain(
        { ...item, number: row + 1 },
        resolvedModel.definition,
        snapshot,
      );
      expect(explanation.reason).toMatch(/^[A-Z].*\.$/u);
      const {
        rank: current,
        single,
        overall,
        reason,
      } = lift(snapshot, resolvedModel, { row, targetRank: 1 });
      expect(current >= 1 && current <= snapshot.count).toBe(true);
      expect(single.length + Number(overall !== undefined) > 0 || reason !== undefined).toBe(true);
      expect(single.every((change) => change.rank <= 1 && Number.isFinite(change.move))).toBe(true);
    }
  });
});

describe.for(absoluteModels)("$name", ({ resolvedModel, keys }) => {
  test.for(Object.entries(cases))("has bands for a snapshot of %s", ([, buildItems]) => {
    const snapshot = buildSnapshot(buildItems(keys));
    for (const unrated of ["ranges", "absent"] as const) {
      const bands = analyseBands(snapshot, resolvedModel, { unrated, questionsMax: 10 });
      for (const { rank: current, rankRange } of listItemBands(bands, { offset: 0, limit: 9 })) {
        expect(1 <= rankRange.best && rankRange.best <= current).toBe(true);
        expect(current <= rankRange.worst && rankRange.worst <= snapshot.count).toBe(true);
      }
    }
  });
});

function rateAll(keys: readonly string[], rating: RatedItem["ratings"][string]): RatedItem {
  return { ratings: Object.fromEntries(keys.map((key) => [key, rating])) };
}

function listAcceptability(
  ranking: Parameters<typeof analyseAcceptability>[0]["ranking"],
  snapshot: ReturnType<typeof buildSnapshot>,
  resolvedModel: ResolvedModel,
): ItemAcceptability[] {
  const stability = analyseAcceptability(
    { snapshot, ranking, resolvedModel },
    {
      draws: 32,
      top: 10,
      seed: 1,
      weights: { kind: "around", spread: 20 },
      intervals: "drawn",
    },
  );
  return Array.from({ length: stability.count }, (_, position) =>
    readItemAcceptability(stability, position),
  ).filter((acceptability) => acceptability !== undefined);
}

function isValid(
  { pTop, pRank, best, worst, expected }: ItemAcceptability,
  count: number,
): boolean {
  const shares = [...Object.values(pTop), pRank];
  const areShares = shares.every((share) => share >= 0 && share <= 1);
  return areShares && 1 <= best && best <= expected && expected <= worst && worst <= count;
}
