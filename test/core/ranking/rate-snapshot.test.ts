import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { allModels } from "../../../src/core/models/registry.ts";
import { rateSnapshot } from "../../../src/core/ranking/rate-snapshot.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { boardFrom, boardRows } from "../../contract/rows.ts";

const criteria = ["reach", "impact", "confidence", "effort", "delight"].map((key) => ({ key }));

const requests: Readonly<Record<string, DefinitionRequest>> = {
  weighted: { criteria },
  "weighted-product": { criteria },
  topsis: { criteria },
  votes: {
    votes: [
      { winner: 1, loser: 2 },
      { winner: 3, loser: 30 },
    ],
  },
  formula: { criteria, expression: "reach * 2 + coalesce(impact, 1) / effort" },
  kano: { criteria: { functional: "reach", dysfunctional: "impact" } },
  ahp: { criteria },
};

/** Every kind that can do with these criteria, or with its own. */
const measured = allModels.flatMap((model) => {
  try {
    const definition = model.define(requests[model.kind] ?? {});
    return [{ kind: model.kind, model, definition }];
  } catch {
    return [];
  }
});

test("nearly all kinds are looked at", () => {
  expect(measured.length).toBeGreaterThan(allModels.length * 0.8);
});

test.for(measured)("$kind gives the same bits segment by segment", ({ model, definition }) => {
  fc.assert(
    fc.property(boardRows, fc.integer({ min: 1, max: 31 }), (rows, segment) => {
      const board = rated(
        boardFrom(rows),
        definition.criteria.map(({ key }) => key),
      );
      const whole = model.rate(board, definition);
      const inSegments = rateSnapshot(board, { model, definition }, segment);
      expect(inSegments).toEqual(whole);
      expect(inSegments.confidence === inSegments.coverage).toBe(
        whole.confidence === whole.coverage,
      );
    }),
    { numRuns: 40 },
  );
});

/** The columns there are, under the names that a model asks for. */
function rated(board: Snapshot, keys: readonly string[]): Snapshot {
  const columns = [...board.ratings.values()];
  const named = keys.flatMap((key, at) => {
    const column = columns[at % Math.max(1, columns.length)];
    return column === undefined ? [] : [[key, column] as const];
  });
  return { ...board, ratings: new Map([...board.ratings, ...named]) };
}
