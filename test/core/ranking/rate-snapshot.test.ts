import fc from "fast-check";
import { expect, test } from "vitest";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { allModels } from "../../../src/core/models/registry.ts";
import { rateSnapshot } from "../../../src/core/ranking/rate-snapshot.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshotFromRows, anySnapshotRows } from "../../contract/rows.ts";

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

/** The models that accept these criteria or have their own. */
const subjects = allModels.flatMap((model) => {
  try {
    const definition = model.define(requests[model.kind] ?? {});
    return [{ kind: model.kind, model, definition }];
  } catch {
    return [];
  }
});

test("covers most models", () => {
  expect(subjects.length).toBeGreaterThan(allModels.length * 0.8);
});

test.for(subjects)(
  "rates segments of $kind with the same bits as the whole snapshot",
  ({ model, definition }) => {
    fc.assert(
      fc.property(anySnapshotRows, fc.integer({ min: 1, max: 31 }), (rows, segment) => {
        const snapshot = addRatings(
          buildSnapshotFromRows(rows),
          definition.criteria.map(({ key }) => key),
        );
        const expected = model.rate(snapshot, definition);
        const inSegments = rateSnapshot(snapshot, { model, definition }, segment);
        expect(inSegments).toEqual(expected);
        expect(inSegments.confidence === inSegments.coverage).toBe(
          expected.confidence === expected.coverage,
        );
      }),
      { numRuns: 40 },
    );
  },
);

/** Adds the existing columns to a snapshot again, under the criteria of a model. */
function addRatings(snapshot: Snapshot, keys: readonly string[]): Snapshot {
  const columns = [...snapshot.ratings.values()];
  const added = keys.flatMap((key, index) => {
    const column = columns[index % Math.max(1, columns.length)];
    return column === undefined ? [] : [[key, column] as const];
  });
  return { ...snapshot, ratings: new Map([...snapshot.ratings, ...added]) };
}
