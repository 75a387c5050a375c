import { describe, expect, test } from "vitest";
import { listItemBands, analyseBands } from "../../../src/core/bands/band-analysis.ts";
import { compareModels } from "../../../src/core/compare/compare-models.ts";
import { lift } from "../../../src/core/lift/lift.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import { type RatedItem, type ModelInUse } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { diffRankings } from "../../../src/core/ranking/diff.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  type ItemAcceptability,
  readItemAcceptability,
  computeMargin,
} from "../../../src/core/stability/item-acceptability.ts";
import { analyseAcceptability } from "../../../src/core/stability/stability.ts";
import { boardOf } from "../models/boards.ts";
import { type Subject, subjects } from "../models/subjects.ts";

const many = Array.from({ length: 200 }, (_, at) => ({ key: `c_${at}`, min: 0 }));

/** Kinds that take criteria of one's own, with as many as there may be. */
const wide: readonly Pick<Subject, "name" | "kind" | "request">[] = [
  ...["weighted", "weighted-product", "topsis"].map((kind) => ({
    name: `${kind}, 200 criteria`,
    kind,
    request: { criteria: many },
  })),
  {
    name: "weighted, z-score, 200 criteria",
    kind: "weighted",
    request: { criteria: many, scaling: "z-score" },
  },
  {
    name: "formula, 200 criteria",
    kind: "formula",
    request: { criteria: many, expression: many.map(({ key }) => key).join(" + ") },
  },
];

/** Items of each board by the criteria that are asked. */
const boards: Readonly<Record<string, (keys: readonly string[]) => readonly RatedItem[]>> = {
  "no item": () => [],
  "an item that nobody rated": () => [{ ratings: {} }],
  "one item": (keys) => [all(keys, 4)],
  "columns of zeros": (keys) => [all(keys, 0), all(keys, 0), all(keys, 0)],
  "items that are alike, and one unrated": (keys) => [all(keys, 3), all(keys, 3), { ratings: {} }],
  "ratings as large as there are": (keys) => [all(keys, 1e308), all(keys, -1e308), all(keys, 1)],
  "intervals that reach below 0": (keys) => [
    all(keys, { low: -5, likely: 1, high: 9 }),
    all(keys, { low: 0, likely: 0, high: 0 }),
    all(keys, 2),
  ],
};

describe.for([...subjects, ...wide])("$name", ({ kind, request }) => {
  const model = requireModelKind(kind);
  const inUse = { id: kind, revision: 1, model, definition: model.define(request) };
  const keys = inUse.definition.criteria.map(({ key }) => key);

  test.for(Object.entries(boards))("has a clear answer to %s", ([, itemsOf]) => {
    const board = boardOf(itemsOf(keys));
    const ranking = { ...rank(board, inUse), id: "", digest: "" };
    expect(ranking.number.toSorted()).toEqual(board.number);
    expect(ranking.score.every((score) => Math.abs(score) < Infinity || Number.isNaN(score))).toBe(
      true,
    );
    expect(diffRankings(ranking, ranking).moved).toEqual([]);
    expect(compareModels(board, [inUse, inUse]).borda.order).toHaveLength(board.count);
    expect(lint(board, inUse).count).toBe(board.count);
    expect(
      firmnesses(ranking, board, inUse).filter((each) => !isFirmness(each, board.count)),
    ).toEqual([]);
    expect(computeMargin(ranking, 0)).toBeDefined();
    for (const [row, item] of itemsOf(keys).entries()) {
      const told = model.explain({ ...item, number: row + 1 }, inUse.definition, board);
      expect(told.reason).toMatch(/^[A-Z].*\.$/u);
      const { rank: place, single, overall, reason } = lift(board, inUse, { row, wantedRank: 1 });
      expect(place >= 1 && place <= board.count).toBe(true);
      expect(single.length + Number(overall !== undefined) > 0 || reason !== undefined).toBe(true);
      expect(single.every((change) => change.rank <= 1 && Number.isFinite(change.move))).toBe(true);
    }
  });

  test.skipIf(inUse.definition.relative === true).for(Object.entries(boards))(
    "has bands of %s",
    ([, itemsOf]) => {
      const board = boardOf(itemsOf(keys));
      for (const missing of ["ranges", "absent"] as const) {
        const survey = analyseBands(board, inUse, { missing, questionsMax: 10 });
        for (const { rank: place, rankRange } of listItemBands(survey, { offset: 0, limit: 9 })) {
          expect(1 <= rankRange.best && rankRange.best <= place).toBe(true);
          expect(place <= rankRange.worst && rankRange.worst <= board.count).toBe(true);
        }
      }
    },
  );
});

function all(keys: readonly string[], rating: RatedItem["ratings"][string]): RatedItem {
  return { ratings: Object.fromEntries(keys.map((key) => [key, rating])) };
}

function firmnesses(
  ranking: Parameters<typeof analyseAcceptability>[0]["ranking"],
  board: ReturnType<typeof boardOf>,
  inUse: ModelInUse,
): ItemAcceptability[] {
  const stability = analyseAcceptability(
    { snapshot: board, ranking, inUse },
    { draws: 32, top: 10, seed: 1 },
  );
  return Array.from({ length: stability.count }, (_, position) =>
    readItemAcceptability(stability, position),
  ).filter((each) => each !== undefined);
}

function isFirmness(
  { pTop, pRank, best, worst, expected }: ItemAcceptability,
  count: number,
): boolean {
  const shares = [...Object.values(pTop), pRank];
  const areShares = shares.every((share) => share >= 0 && share <= 1);
  return areShares && 1 <= best && best <= expected && expected <= worst && worst <= count;
}
