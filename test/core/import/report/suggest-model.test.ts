import { expect, test } from "vitest";
import { suggestModel } from "../../../../src/core/import/report/suggest-model.ts";

test.each([
  ["reach impact confidence effort", "rice"],
  ["reach impact confidence", "rice"], // three of four
  ["ice_impact ice_confidence ease", "ice"],
  ["user_value time_criticality risk_reduction job_size", "wsjf"],
  ["moscow", "moscow"],
  ["reach impact", undefined], // half of RICE
  ["votes", undefined],
  ["own_criterion another", undefined],
  ["", undefined],
])("suggests for the criteria %j the model %s", (keys, model) => {
  const targets = keys.split(" ").map((key) => `ratings.${key}`);
  expect(suggestModel(["title", "size", ...targets])).toBe(model);
});

test("ignores fields with the name of a criterion", () => {
  expect(suggestModel(["reach", "impact", "confidence", "effort"])).toBeUndefined();
});
