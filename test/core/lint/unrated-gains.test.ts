import { describe, expect, test } from "vitest";
import { type Finding } from "../../../src/core/lint/finding.ts";
import { lint } from "../../../src/core/lint/lint.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshot } from "./snapshots.ts";

function buildModel(kind: string, request: DefinitionRequest = {}): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: 1, model, definition: model.define(request) };
}

function listGains(snapshot: Snapshot, resolved: ResolvedModel): readonly Finding[] {
  return lint(snapshot, resolved).findings.filter(({ rule }) => rule === "unrated-gain");
}

describe("items that gain ranks from missing ratings", () => {
  const criteria = [
    { key: "joy", min: 0, max: 10 },
    { key: "gain", min: 0, max: 10 },
  ];
  // Items 1 and 2 have one rating. With 5 for the other one they are .75 and .55, not 1 and .6.
  const snapshot = buildSnapshot({
    joy: [10, 6, 9, 8, 7, 5, 4],
    gain: [undefined, undefined, 9, 8, 7, 5, 4],
  });

  test("are named with the ranks that they would lose, the largest loss first", () => {
    const resolved = buildModel("weighted", { criteria });
    const [finding] = listGains(snapshot, resolved);
    expect(finding).toMatchObject({ severity: "warning", count: 1, items: [1] });
    expect(finding?.detail).toBe(
      '1 item of 7 gains ranks from missing ratings in "weighted". With the middle of the range for each missing rating, the first item would fall from rank 1 to rank 3.',
    );
  });

  test("are compared among the items that pass the gates", () => {
    const gates = [{ criterion: "gain", op: ">=", value: 4 } as const];
    // Items 1 and 2 fail the gate, because their gain is not rated.
    expect(listGains(snapshot, buildModel("weighted", { criteria, gates }))).toEqual([]);
  });

  test("are at most twenty", () => {
    const many = buildSnapshot({
      joy: [...Array<number>(30).fill(10), ...Array<number>(70).fill(9)],
      gain: [...Array<undefined>(30).fill(undefined), ...Array<number>(70).fill(9)],
    });
    const [finding] = listGains(many, buildModel("weighted", { criteria }));
    expect(finding?.count).toBe(30);
    expect(finding?.items).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test.for(["worst", "neutral", "none"] as const)("do not exist with `%s`", (missing) => {
    const resolved = buildModel("weighted", { criteria, missing });
    expect(listGains(snapshot, resolved)).toEqual([]);
  });

  test("do not exist if the minimum coverage leaves them unscored", () => {
    const resolved = buildModel("weighted", { criteria, minCoverage: 0.6 });
    expect(listGains(snapshot, resolved)).toEqual([]);
  });

  test("exist in wsjf only if it renormalises, and then count as 1", () => {
    const jobs = buildSnapshot({
      user_value: [20, 5],
      time_criticality: [undefined, 9],
      risk_reduction: [undefined, 9],
      job_size: [1, 1],
    });
    expect(listGains(jobs, buildModel("wsjf"))).toEqual([]);
    const [finding] = listGains(jobs, buildModel("wsjf", { missing: "renormalise" }));
    // 60 before 23; 22 after it
    expect(finding?.detail).toContain(
      "With the worst end of the range for each missing rating, the first item would fall from rank 1 to rank 2.",
    );
  });
});
