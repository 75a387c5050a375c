import { expect, test } from "vitest";
import { catalogue, requireModelKind, allModels } from "../../../src/core/models/registry.ts";

test("lists the models in a fixed order, each with its own kind", () => {
  expect(allModels.map(({ kind }) => kind)).toEqual([
    "qvf",
    "qvf-classic",
    "wsjf",
    "rice",
    "ice",
    "cd3",
    "value-effort",
    "opportunity",
    "kano",
    "trending",
    "moscow",
    "weighted",
    "ahp",
    "weighted-product",
    "topsis",
    "votes",
    "formula",
  ]);
});

test("finds a model by its kind, and lists the kinds for an unknown kind", () => {
  expect(requireModelKind("rice").title).toBe("RICE");
  expect(() => requireModelKind("dice")).toThrow(
    'There is no model "dice". Use one of: qvf, qvf-classic, wsjf, ',
  );
  expect(() => requireModelKind("constructor")).toThrow("There is no model");
});

test("gives a key the same scale in every model", () => {
  for (const { criteria } of allModels) {
    for (const criterion of criteria) {
      expect(catalogue.get(criterion.key)).toEqual(criterion);
    }
  }
});

test("has criteria with min < max and words within the range", () => {
  for (const { min, max, words = {} } of catalogue.values()) {
    expect(min).toBeLessThan(max);
    for (const number of Object.values(words)) {
      expect(min <= number && number <= max).toBe(true);
    }
  }
});

test("has presets that their model accepts", () => {
  for (const model of allModels) {
    for (const preset of Object.keys(model.presets)) {
      expect(model.define({ preset }).kind).toBe(model.kind);
    }
  }
});

test("has definitions that survive JSON", () => {
  for (const model of allModels.filter(({ criteria }) => criteria.length > 0)) {
    const definition = model.define({});
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  }
});
