import { describe, expect, test } from "vitest";
import {
  type AxisCriterion,
  listCriterionOptions,
  readPreset,
  toMatrixParameters,
} from "../../src/dashboard/pages/matrix/matrix-choice.ts";
import { shiftRating } from "../../src/dashboard/pages/matrix/shift-rating.ts";

const choice = {
  preset: undefined,
  x: undefined,
  y: undefined,
  xThreshold: undefined,
  yThreshold: undefined,
};

const criteria: readonly AxisCriterion[] = [
  { key: "joy", name: "Joy", direction: "up", range: undefined },
  { key: "pain", name: "Pain", direction: "down", range: undefined },
];

describe("the parameters of a matrix", () => {
  test("begin with value and effort by the most rated criteria of these", () => {
    const rated = { business_value: 9, user_value: 3, story_points: 8, joy: 10, pain: 10 };
    expect(toMatrixParameters(choice, rated, criteria)).toEqual({
      preset: "value-effort",
      x: "story_points",
      y: "business_value",
    });
  });

  test("have the most rated criteria of the models if no item has ratings of value and effort", () => {
    expect(toMatrixParameters(choice, { joy: 1, pain: 1 }, criteria)).toMatchObject({
      x: "pain",
      y: "joy",
    });
    expect(toMatrixParameters(choice, {}, criteria)).toMatchObject({
      x: "effort_points",
      y: "value_points",
    });
  });

  test("leave the axes of another preset to the server", () => {
    expect(toMatrixParameters({ ...choice, preset: "kano" }, { joy: 1 }, criteria)).toEqual({
      preset: "kano",
    });
  });

  test("have the axes and thresholds of the URL, without words for numbers", () => {
    const chosen = { preset: "none", x: "joy", y: "pain", xThreshold: "2.5", yThreshold: "high" };
    expect(toMatrixParameters(chosen, {}, criteria)).toEqual({
      x: "joy",
      y: "pain",
      x_threshold: 2.5,
    });
  });

  test("have the default preset for an unknown one", () => {
    expect(readPreset({ preset: "swot" })).toBe("value-effort");
  });
});

describe("the choices of an axis", () => {
  test("list the criteria with ratings, the most rated first", () => {
    const options = listCriterionOptions(undefined, { joy: 1, own_key: 1_200, pain: 0 }, criteria);
    expect(options.map(({ name }) => name)).toEqual(["Own key · 1,200 rated", "Joy · 1 rated"]);
  });

  test("contain the selected criterion even without ratings, but no score", () => {
    const better = { key: "better", name: "Better" };
    expect(listCriterionOptions(better, { joy: 1 }, criteria)[0]).toEqual(better);
    const score = { key: "score:rice", name: "Score (rice)" };
    expect(listCriterionOptions(score, {}, criteria)).toEqual([]);
  });
});

describe("a rating that a reader moves", () => {
  test("is the new number, or an interval of the same width", () => {
    expect(shiftRating(4, 7)).toBe(7);
    expect(shiftRating({ low: 3, likely: 4, high: 8 }, 7)).toEqual({ low: 6, likely: 7, high: 11 });
  });
});
