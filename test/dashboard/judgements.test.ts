import { describe, expect, test } from "vitest";
import {
  describeJudgement,
  findJudgement,
  fromPosition,
  putJudgement,
  toPosition,
} from "../../src/dashboard/pages/models/judgements.ts";

const pair = { a: "trust", b: "speed", under: undefined };

describe("a judgement in the dashboard", () => {
  test.each([9, 3, 1, 1 / 2, 1 / 9])("keeps its value on the slider (%d)", (value) => {
    expect(fromPosition(toPosition(value))).toBeCloseTo(value, 12);
  });

  test("moves to the side of the more important element", () => {
    expect(toPosition(5)).toBe(-4);
    expect(toPosition(1 / 5)).toBe(4);
  });

  test("is found in both orders of its pair", () => {
    const judgements = putJudgement([], pair, 4);
    expect(findJudgement(judgements, { a: "speed", b: "trust", under: undefined })).toBe(1 / 4);
  });

  test("replaces the judgement of its pair in either order, and no other", () => {
    const other = { a: "trust", b: "reach", value: 2 };
    const turned = { a: "speed", b: "trust", value: 7 };
    const under = { ...turned, under: "quality" };
    const replaced = putJudgement([other, turned, under], pair, 3);
    expect(replaced).toEqual([other, under, { a: "trust", b: "speed", value: 3 }]);
    expect(putJudgement(replaced, pair, undefined)).toEqual([other, under]);
  });

  test("is a sentence that begins with the more important element", () => {
    const names = { a: "Trust", b: "Speed" };
    expect(describeJudgement(3, names)).toBe("Trust is 3 × as important as Speed");
    expect(describeJudgement(1 / 3, names)).toBe("Speed is 3 × as important as Trust");
    expect(describeJudgement(1, names)).toBe("Trust and Speed are equally important");
    expect(describeJudgement(undefined, names)).toBe("Not compared");
  });
});
