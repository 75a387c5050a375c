import fc from "fast-check";
import { expect, test } from "vitest";
import { computeBallot } from "../../../src/core/compare/ballot.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { addGates, anyGates, buildModel } from "../../contract/gates.ts";
import { anyModel, anySnapshotRows, buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

const topsis = buildModel("topsis", {
  criteria: [{ key: "delight" }, { key: "effort", direction: "down" }],
});

test("orders rows by gates and scores like the ranking", () => {
  fc.assert(
    fc.property(
      anySnapshotRows,
      fc.tuple(fc.oneof(anyModel, fc.constant(topsis)), anyGates, fc.constantFrom("last", "out")),
      (rows, [model, gates, gate]) => {
        const snapshot = buildSnapshotFromRows(rows);
        const gated = addGates(model, gates, gate);
        const { ranks, unscored } = computeBallot(snapshot, gated);
        const ranking = rank(snapshot, gated);
        const inOrder = Array.from(
          ranking.number,
          (number) => ranks[snapshot.number.indexOf(number)],
        );
        expect(inOrder).toEqual(inOrder.toSorted((a = 0, b = 0) => a - b));
        expect(unscored).toBe(snapshot.count - (ranking.count - ranking.unscored));
      },
    ),
  );
});

test("does not tie items that pass with items that fail, and ties the items left out", () => {
  const snapshot = buildSnapshotFromRows(
    [9, 1, 9, 1].map((risk, index) =>
      Object.assign({}, plainRow, { number: index + 1, ratings: { delight: 5, risk } }),
    ),
  );
  const criteria = [{ key: "delight" }] as const;
  const gates = [{ criterion: "risk", op: "<=", value: 3 }] as const;
  const last = computeBallot(snapshot, buildModel("weighted", { criteria, gates }));
  expect([...last.ranks]).toEqual([3.5, 1.5, 3.5, 1.5]);
  expect(last.unscored).toBe(0);
  const out = computeBallot(snapshot, buildModel("weighted", { criteria, gates, gate: "out" }));
  expect([...out.ranks]).toEqual([3.5, 1.5, 3.5, 1.5]);
  expect(out.unscored).toBe(2);
});
