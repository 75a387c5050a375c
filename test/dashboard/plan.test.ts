import { describe, expect, test } from "vitest";
import { parseSkills } from "../../src/dashboard/pages/people/parse-skills.ts";
import {
  type LeftOut,
  listChains,
  listNearMisses,
  orderTasks,
} from "../../src/dashboard/pages/plan/arrange.ts";
import {
  chooseStep,
  parseCapacity,
  suggestCapacity,
} from "../../src/dashboard/pages/plan/capacity.ts";

function leave(id: string, fields: Partial<LeftOut>): LeftOut {
  const item = { id, title: id, status: "open" };
  return { rank: 1, reason: "no-capacity", size: 1, item, blocked_by: [], ...fields };
}

describe("the order of work", () => {
  const chosen = ["A", "B", "C"].map((id, index) => ({
    rank: index + 1,
    value: 1,
    size: index + 1,
    item: { id, title: id, status: "open" },
    blocked_by: id === "A" ? ["C"] : [],
  }));

  test("has each item after its blockers, and otherwise the order of the ranking", () => {
    const tasks = orderTasks(chosen);
    const ids = tasks.map(({ item }) => item.id);
    expect(ids.indexOf("C")).toBeLessThan(ids.indexOf("A"));
    expect(orderTasks(chosen.slice(0, 2)).map(({ item }) => item.id)).toEqual(["A", "B"]);
    const blocked = tasks.find(({ item }) => item.id === "A");
    expect(blocked?.after.map(({ item }) => item.id)).toEqual(["C"]);
  });

  test("has the total size up to each item", () => {
    expect(orderTasks(chosen).at(-1)?.total).toBe(6); // 1 + 2 + 3
    expect(orderTasks(chosen.slice(1)).map(({ total }) => total)).toEqual([2, 5]);
  });
});

test("lists the items that would fit in a tenth more capacity, with their blockers", () => {
  const leftOut = [
    leave("near", { size: 3 }),
    leave("far", { size: 4 }),
    leave("waits", { size: 2, blocked_by: ["near"] }),
    leave("unsized", { size: null, reason: "no-size" }),
  ];
  // 18 of 20 are used; a tenth more capacity is 2: at most 4 fit.
  const misses = listNearMisses(leftOut, { capacity: 20, used: 18 });
  expect(misses.map(({ left, shortfall }) => [left.item.id, shortfall])).toEqual([
    ["near", 1],
    ["far", 2],
  ]);
});

test("shows a blocked item with all items that it waits for, each once", () => {
  const leftOut = [
    leave("a", { reason: "blocked", blocked_by: ["b", "unknown"] }),
    leave("b", { reason: "blocked", blocked_by: ["c", "b"] }),
    leave("c", { reason: "no-size" }),
  ];
  const [chain, ...others] = listChains(leftOut);
  expect(others).toEqual([]);
  expect(chain).toMatchObject({
    left: { item: { id: "a" } },
    unnamed: 1,
    blockers: [
      { left: { item: { id: "b" } }, blockers: [{ left: { item: { id: "c" } }, blockers: [] }] },
    ],
  });
});

test("suggests a fifth of the total size as the capacity", () => {
  expect([17_171, 60, 7, 0].map(suggestCapacity)).toEqual([3_400, 12, 1.4, 0]);
});

test("chooses steps of a slider that are round, and whole for large sizes", () => {
  expect([17_171, 300, 60, 5, 0].map(chooseStep)).toEqual([100, 2, 1, 0.05, 1]);
});

test("accepts only numbers from 0 as a capacity", () => {
  expect(["12.5", "0", "", "-1", "x", null].map(parseCapacity)).toEqual([
    12.5,
    0,
    ...Array.from({ length: 4 }),
  ]);
});

test("splits skills at commas, without empty and repeated ones", () => {
  expect(parseSkills(" edge, ui ,,edge ")).toEqual(["edge", "ui"]);
  expect(parseSkills("")).toEqual([]);
});
