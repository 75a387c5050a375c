import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  explainScore,
  findFailedGate,
} from "../../../../src/core/models/explanation/explain-score.ts";
import { type Gate, type RatedItem } from "../../../../src/core/models/model.ts";
import { evaluateGates } from "../../../../src/core/ranking/gates.ts";
import { addGates, anyGates, buildModel } from "../../../contract/gates.ts";
import { anyModel, anySnapshotRow, buildSnapshotFromRows } from "../../../contract/rows.ts";

const gate: Gate = { criterion: "security", op: ">=", value: 3 };
const model = buildModel("weighted", { criteria: [{ key: "delight" }], gates: [gate] });
const ungated = buildModel("weighted", { criteria: [{ key: "delight" }] });

function explain(item: RatedItem, resolvedModel = model) {
  return explainScore(resolvedModel, item);
}

test("names the same gate as the kernel", () => {
  fc.assert(
    fc.property(anySnapshotRow, anyGates, (row, gates) => {
      const [code = 0] = evaluateGates(buildSnapshotFromRows([row]), { gates }) ?? [];
      const failed = findFailedGate({ ratings: row.ratings }, { gates });
      expect(failed?.criterion).toBe(gates[code - 1]?.criterion);
      expect(failed?.value).toBe(gates[code - 1]?.value);
    }),
  );
});

test("changes nothing else about the explanation", () => {
  fc.assert(
    fc.property(anySnapshotRow, anyModel, anyGates, (row, anyResolvedModel, gates) => {
      const item = { ratings: row.ratings };
      const { definition } = anyResolvedModel;
      const plain = anyResolvedModel.model.explain(item, definition);
      const { failedGate, ...explanation } = explain(item, addGates(anyResolvedModel, gates));
      const isFailing = failedGate !== undefined;
      expect({ ...explanation, reason: plain.reason }).toEqual(plain);
      expect(explanation.reason.startsWith(plain.reason)).toBe(true);
      expect(explanation.reason !== plain.reason).toBe(isFailing);
    }),
  );
});

describe("an item", () => {
  test("that passes has the explanation of the model", () => {
    const item = { ratings: { delight: 8, security: 3 } };
    expect(explain(item)).toEqual(explain(item, ungated));
  });

  test("that fails names the gate, its rating and the consequence", () => {
    const item = { ratings: { delight: 8, security: { low: 1, likely: 2, high: 9 } } };
    const { reason, failedGate, value } = explain(item);
    expect(value).toBe(explain(item, ungated).value);
    expect(failedGate).toEqual({ ...gate, rating: 2 });
    expect(reason).toBe(
      `${explain(item, ungated).reason} It fails the gate security >= 3, because security is 2, ` +
        "so it ranks after all items that pass.",
    );
  });

  test("that is left out states that the ranking does not contain it", () => {
    const { reason, failedGate } = explain(
      { ratings: { delight: 8 } },
      addGates(ungated, [gate], "out"),
    );
    expect(failedGate).toEqual(gate);
    expect(reason).toMatch(/security is not rated, so the ranking does not contain it\.$/);
  });

  test("without a score would rank after all items that pass", () => {
    const { reason, value } = explain({ ratings: {} });
    expect(value).toBeUndefined();
    expect(reason).toMatch(/^No score: .* so it would rank after all items that pass\.$/);
  });
});
