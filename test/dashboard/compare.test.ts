import { describe, expect, test } from "vitest";
import { buildModelNames } from "../../src/dashboard/pages/compare/model-names.ts";
import {
  describeAgreement,
  listDisputes,
  pickModels,
  readRank,
} from "../../src/dashboard/pages/compare/ranks.ts";
import { placeSlopes } from "../../src/dashboard/parts/slope-layout.ts";

const model = { label: "rice", model: "rice", revision: 1, kind: "rice", unscored: 0 };

describe("a comparison of models", () => {
  test("has no rank for the items that a model cannot score", () => {
    // Ten items, of which six are unscored: they share the mean of the ranks 5 … 10.
    const row = { item: { id: "itm_1", title: "Chat" }, ranks: { rice: 7.5 } };
    expect(readRank(row, { ...model, unscored: 6 }, 10)).toBeUndefined();
    expect(readRank(row, { ...model, unscored: 5 }, 10)).toBe(7.5);
    expect(readRank({ ...row, ranks: { rice: 10 } }, { ...model, unscored: 0 }, 10)).toBe(10);
  });

  test("lists the largest differences between the models that score an item", () => {
    const models = [model, { ...model, label: "wsjf", unscored: 1 }];
    const disputed = [
      { item: { id: "a", title: "A" }, spread: 1, ranks: { rice: 1, wsjf: 10 } },
      { item: { id: "b", title: "B" }, spread: 0.5, ranks: { rice: 2, wsjf: 6 } },
      { item: { id: "c", title: "C" }, spread: 0.6, ranks: { rice: 9, wsjf: 3 } },
    ];
    const disputes = listDisputes({ disputed, models, count: 10 }, 5);
    expect(disputes.map(({ item, difference }) => [item.id, difference])).toEqual([
      ["c", 6],
      ["b", 4],
    ]);
    expect(disputes[0]?.best).toEqual({ label: "wsjf", rank: 3 });
  });

  test("begins with the default model and the two others that rank the most items", () => {
    const unscored = [
      { model: "own", unscored: 90 },
      { model: "rice", unscored: 60 },
      { model: "kano", unscored: 100 },
      { model: "ice", unscored: 20 },
      { model: "wsjf", unscored: 40 },
    ];
    expect(pickModels(unscored, 100)).toEqual(["own", "ice", "wsjf"]);
  });

  test("begins with two models even if only the default one ranks items", () => {
    const unscored = [
      { model: "own", unscored: 0 },
      { model: "rice", unscored: 100 },
      { model: "ice", unscored: 100 },
    ];
    expect(pickModels(unscored, 100)).toEqual(["own", "rice"]);
  });

  test("describes τ in words", () => {
    expect([1, 0.5, 0.01, -0.5, -1].map(describeAgreement)).toEqual([
      "nearly the same order",
      "a similar order",
      "no relation",
      "rather the reverse order",
      "nearly the reverse order",
    ]);
  });

  test("shortens the name of a model to its id", () => {
    const names = buildModelNames([
      { id: "wsjf", name: "Weighted Shortest Job First" },
      { id: "rice", name: "RICE" },
    ]);
    expect(["wsjf", "rice", "gone"].map(names.toShort)).toEqual(["wsjf", "RICE", "gone"]);
  });
});

describe("a slope chart", () => {
  test("places the lines of each column by rank, and unranked ones last", () => {
    const places = placeSlopes([
      [30, 2],
      [1, undefined],
      [1, 9],
      [undefined, undefined],
    ]);
    expect(places).toEqual([
      [2, 0],
      [0, 2],
      [1, 1],
      [3, 3],
    ]);
  });

  test("has no places without lines", () => {
    expect(placeSlopes([])).toEqual([]);
  });
});
