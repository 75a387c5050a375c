import { describe, expect, test } from "vitest";
import { describeTau, formatTau } from "../../src/dashboard/pages/history/describe-tau.ts";
import { listFieldChanges } from "../../src/dashboard/pages/history/field-changes.ts";
import {
  choosePoint,
  findPointAt,
  resolveSelection,
  thinPoints,
} from "../../src/dashboard/pages/history/points.ts";

const points = [1, 2, 3, 4].map((number) => ({
  id: `rnk_${number}`,
  generation: 10 * number,
  at: 1_000 * number,
  count: 5,
}));

describe("the selection", () => {
  test("is the newest ranking and the one before it, unless the URL names others", () => {
    expect(resolveSelection(points, { from: undefined, to: undefined })).toEqual({
      from: "rnk_3",
      to: "rnk_4",
    });
    expect(resolveSelection(points, { from: undefined, to: "rnk_2" }).from).toBe("rnk_1");
    expect(resolveSelection(points, { from: "2026-11-30", to: undefined }).from).toBe("2026-11-30");
    expect(resolveSelection([], { from: undefined, to: undefined })).toEqual({
      from: undefined,
      to: undefined,
    });
  });

  test("finds a ranking by its generation", () => {
    expect(resolveSelection(points, { from: "10", to: "30" })).toEqual({
      from: "rnk_1",
      to: "rnk_3",
    });
  });

  test("starts at a chosen point that is older than the end, and otherwise ends there", () => {
    const selection = { from: "rnk_2", to: "rnk_3" };
    const choose = (id: string, isEnd = false) => choosePoint(points, selection, { id, isEnd });
    expect(choose("rnk_1")).toEqual({ from: "rnk_1", to: "rnk_3" });
    expect(choose("rnk_4")).toEqual({ from: "rnk_2", to: "rnk_4" });
  });

  test("keeps the start before a chosen end", () => {
    const selection = { from: "rnk_3", to: "rnk_4" };
    const choice = { id: "rnk_2", isEnd: true };
    expect(choosePoint(points, selection, choice)).toEqual({ from: "rnk_1", to: "rnk_2" });
  });
});

test("finds the ranking that was the newest at an instant", () => {
  expect(findPointAt(points, 2_999)?.id).toBe("rnk_2");
  expect(findPointAt(points, 999)).toBeUndefined();
});

test("thins the points evenly, and keeps the newest and the selected ones", () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({
    id: `rnk_${index}`,
    generation: index,
    at: index,
    count: 1,
  }));
  const thinned = thinPoints(many, 100, ["rnk_5"]);
  expect(thinned.length).toBe(101);
  expect([thinned.at(-1)?.id, thinned.some(({ id }) => id === "rnk_5")]).toEqual(["rnk_999", true]);
  expect(thinPoints(points, 100, [])).toEqual(points);
});

test("explains Kendall's τ as a share of pairs", () => {
  expect(describeTau(0.9)).toBe("About 95 of 100 pairs of items kept their order.");
  expect(describeTau(1)).toBe("Every pair of items kept its order.");
  expect(describeTau(0.9999)).toBe("Almost every pair of items kept its order.");
  expect([1, 0.9999, 0.98, null].map(formatTau)).toEqual(["1.00", "> 0.99", "0.98", "–"]);
});

test("lists each changed rating and field with its values before and after", () => {
  const fields = {
    ratings: { from: { value: 3 }, to: { value: { low: 1, likely: 2, high: 4 }, reach: 5 } },
    status: { from: "open", to: "done" },
    labels: { from: [], to: ["ui", "edge"] },
  };
  expect(listFieldChanges(fields)).toEqual([
    { name: "Value", from: "3", to: "1 – 2 – 4" },
    { name: "Reach", from: "none", to: "5" },
    { name: "Status", from: "open", to: "done" },
    { name: "Labels", from: "none", to: "ui, edge" },
  ]);
});
