import { describe, expect, test } from "vitest";
import { toBuiltInModelView } from "../../src/contract/model-view.ts";
import { type SnapshotRow } from "../../src/core/snapshot/snapshot.ts";
import { SnapshotRanker } from "../../src/dashboard/ranking/snapshot-ranker.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import { buildSnapshotFromRows, plainRow } from "../contract/rows.ts";

const classic = JSON.parse(JSON.stringify(toBuiltInModelView(getBuiltInModel("qvf-classic"))));

function openRanker(rows: readonly Partial<SnapshotRow>[]) {
  const ranker = new SnapshotRanker();
  const numbered = rows.map((row, index) =>
    Object.assign({}, plainRow, { number: index + 1, ratings: {} }, row),
  );
  ranker.load(buildSnapshotFromRows(numbered));
  return ranker;
}

const all = { model: classic, filter: {}, scope: "all" } as const;

describe("the ranking of the page", () => {
  test("says whether an item has a rating that the model reads", () => {
    const ratings = { reach: 5 };
    expect(openRanker([{}, { ratings }]).rank(all).isRated).toBe(false);
    expect(openRanker([{}, { ratings: { risk_level: 5 } }]).rank(all).isRated).toBe(true);
  });

  test("marks the contributions of defaults", () => {
    const ranker = openRanker([{ ratings: { business_value: 9 } }]);
    ranker.rank(all);
    const parts = ranker.explain([1])[0]?.parts ?? [];
    const rated = parts.filter(({ isDefault }) => !isDefault).map(({ input }) => input);
    expect(rated).toEqual(["business_value", "customer_value"]);
    expect(parts.length).toBeGreaterThan(rated.length);
  });

  test("marks ties, and counts the rows without a score", () => {
    const wsjf = JSON.parse(JSON.stringify(toBuiltInModelView(getBuiltInModel("wsjf"))));
    const rated = { user_value: 8, time_criticality: 5, risk_reduction: 3 };
    const ranked = openRanker([
      {},
      { ratings: { ...rated, job_size: 2 } },
      { ratings: { ...rated, job_size: 1 } },
      { ratings: { ...rated, job_size: 2 } },
      {},
    ]).rank({ ...all, model: wsjf });
    expect([...ranked.numbers]).toEqual([3, 2, 4, 1, 5]);
    expect([...ranked.ranks]).toEqual([1, 2, 3, 4, 5]);
    expect([...ranked.ties]).toEqual([0, 1, 1, 0, 0]);
    expect(ranked.unscored).toBe(2);
  });
});
