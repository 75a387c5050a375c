import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { type Ratings } from "../../../src/core/item/item.ts";
import { axisPattern } from "../../../src/core/matrix/axis.ts";
import { buildMatrix, type NamedMatrix } from "../../../src/core/matrix/build-matrix.ts";
import { type MatrixRequest, planMatrix } from "../../../src/core/matrix/plan-matrix.ts";
import { kano } from "../../../src/core/models/kano.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { valueEffort } from "../../../src/core/models/value-effort.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshot } from "../models/snapshots.ts";

const rice = resolve("rice");

function resolve(kind: string): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define({}) };
}

type Request = Partial<MatrixRequest>;

function build(
  items: Snapshot | readonly Ratings[],
  request: Request,
  {
    ranked = rice,
    x = ranked,
    y = ranked,
  }: Partial<Record<"ranked" | "x" | "y", ResolvedModel>> = {},
): NamedMatrix {
  const snapshot = "facets" in items ? items : buildSnapshot(items.map((ratings) => ({ ratings })));
  const plan = planMatrix({ x: {}, y: {}, names: {}, ...request }, ranked.id);
  const basis = { snapshot, ranking: rank(snapshot, ranked), models: { x, y } };
  return buildMatrix(basis, plan, { limit: 100 });
}

function axes(x: string, y: string): Request {
  return { x: { axis: x }, y: { axis: y } };
}

/** Lists the names of the quadrants with the numbers of items in them. */
function listNames({ quadrants }: NamedMatrix): (readonly [string, number])[] {
  return quadrants.map(({ name, count }) => [name, count]);
}

/** Returns the values of both axes at the first position. */
function firstValues({ x, y }: NamedMatrix): readonly (number | undefined)[] {
  return [x.values[0], y.values[0]];
}

/** Returns the kind and the faults of the failure of a request. */
function findFailure(request: Request) {
  try {
    build([{ effort: 2, reach: 3 }], request);
  } catch (error) {
    return error instanceof Failure ? { kind: error.kind, faults: error.faults } : error;
  }
  return undefined;
}

function expectedFault(parameter: string, detail: string) {
  return [{ parameter, detail: expect.stringContaining(detail) }];
}

test("places tied scores on the same side of a threshold, and returns them as computed", () => {
  const classic = resolve("qvf-classic");
  // 14.085 / 21 each, with different rounding errors
  const tied = [
    { business_value: 6, technical_complexity: 5, risk_level: 3, effort: 1 },
    { business_value: 5, technical_complexity: 1, risk_level: 7, effort: 2 },
    { business_value: 7, technical_complexity: 8, risk_level: 3, effort: 3 },
    { business_value: 8, technical_complexity: 10, risk_level: 7, effort: 4 },
  ];
  for (const threshold of [14.085 / 21, undefined]) {
    const request = { x: { axis: "effort", threshold: 9 }, y: { axis: "score", threshold } };
    const { y, quadrants } = build(tied, request, { ranked: classic });
    expect(new Set(y.values).size).toBeGreaterThan(1);
    expect(quadrants.map(({ key, count }) => [key, count])).toContainEqual(["x_low_y_high", 4]);
    expect(y.threshold).toBeCloseTo(14.085 / 21, 11);
  }
});

describe("an axis", () => {
  test("shows a criterion with its name, unit and direction", () => {
    const { x, y } = build([{ effort: 2, reach: 5 }], axes("effort", "reach"));
    expect(x).toMatchObject({ key: "effort", name: "Effort", unit: "person-months" });
    expect([x.direction, y.direction]).toEqual(["down", "up"]);
  });

  test("shows the likely rating of an interval, and derived criteria", () => {
    const item = { effort: { low: 1, likely: 2, high: 6 }, investment: 10, cash_flow_1: 33 };
    const matrix = build([item], axes("effort", "npv"));
    expect(firstValues(matrix)).toEqual([2, expect.closeTo(20, 9)]); // 33 / 1.1 − 10
  });

  test("shows a criterion that no model defines, if an item has a rating", () => {
    const { x } = build([{ time_to_market: 2, reach: 1 }], axes("time_to_market", "reach"));
    expect(x).toMatchObject({ name: "Time to market", unit: undefined, direction: "up" });
  });

  test("prefers the criterion of the model to the built-in one", () => {
    const model = requireModelKind("weighted");
    const criteria = [{ key: "effort", name: "Days", unit: "days", direction: "up" as const }];
    const mine = { id: "mine", revision: 1, model, definition: model.define({ criteria }) };
    const { x } = build([{ effort: 2, reach: 5 }], axes("effort", "reach"), { ranked: mine });
    expect(x).toMatchObject({ name: "Days", unit: "days", direction: "up" });
  });

  test("accepts a built-in criterion without ratings, and leaves out all items", () => {
    const { leftOut, x } = build([{ effort: 2 }], axes("job_size", "effort"));
    expect(leftOut).toEqual({ count: 1, withoutX: 1, withoutY: 0 });
    expect(x.threshold).toBeUndefined();
  });

  test("shows absolute values", () => {
    const { x } = build([{ drift: -3, reach: 1 }], axes("abs:drift", "reach"));
    expect(x).toMatchObject({ key: "abs:drift", name: "|Drift|", direction: "up" });
    expect([...x.values]).toEqual([3]);
  });

  test("shows the scores of the ranking and of another model", () => {
    const items = [
      { reach: 10, impact: 1, confidence: 0.5, effort: 2, value_points: 6, effort_points: 3 },
      { reach: 90, impact: 1, confidence: 0.5, effort: 2 },
    ];
    const { x, y, leftOut } = build(items, axes("score", "score:value-effort"), {
      y: resolve("value-effort"),
    });
    expect([x.key, x.name]).toEqual(["score:rice", "Score (rice)"]);
    expect([...x.values]).toEqual([22.5, 2.5]); // 90 · .5 / 2, 10 · .5 / 2
    expect([...y.values]).toEqual([Number.NaN, 2]); // unscored, 6 / 3
    expect(leftOut).toEqual({ count: 1, withoutX: 0, withoutY: 1 });
  });

  test("shows the scores of the ranking by a relative model that leaves items out", () => {
    const model = requireModelKind("topsis");
    const definition = model.define({
      criteria: [{ key: "joy" }, { key: "gain" }],
      gates: [{ criterion: "gain", op: ">=", value: 2 }],
      gate: "out",
    });
    const ranked = { id: "topsis", revision: 1, model, definition };
    const gains = [1, 9, 3, 5];
    const snapshot = buildSnapshot(gains.map((gain) => ({ ratings: { joy: 10 - gain, gain } })));
    const { x } = build(snapshot, axes("score", "gain"), { ranked });
    expect([...x.values]).toEqual([...rank(snapshot, ranked).score]);
  });

  test("shows the coverage and the confidence of scores", () => {
    const effort = { low: 1, likely: 2, high: 3 };
    const { x, y } = build([{ reach: 10, effort }], axes("coverage:rice", "confidence:rice"));
    const { coverage, confidence } = rank(
      buildSnapshot([{ ratings: { reach: 10, effort } }]),
      rice,
    );
    expect([x.values, y.values]).toEqual([coverage, confidence]);
    expect(coverage).not.toEqual(confidence);
  });

  test("shows the size and the priority of an item", () => {
    const snapshot = buildSnapshot([
      { ratings: {}, priority: "critical" },
      { ratings: {}, priority: "low" },
      { ratings: {} },
    ]);
    const { x, y } = build(
      { ...snapshot, size: Float64Array.of(5, 8, 13) },
      axes("size", "priority"),
    );
    expect([...x.values]).toEqual([5, 8, 13]);
    expect([...y.values]).toEqual([4, 1, Number.NaN]);
    expect([x.direction, y.direction]).toEqual(["down", "up"]);
  });

  test("has the direction of the request", () => {
    const { x } = build([{ effort: 1, reach: 1 }], {
      x: { axis: "effort", direction: "up" },
      y: { axis: "reach" },
    });
    expect(x.direction).toBe("up");
  });

  test("is rejected if no item and no model has the criterion", () => {
    expect(findFailure(axes("efort", "reach"))).toEqual({
      kind: "invalid",
      faults: expectedFault("x", 'Did you mean "effort"?'),
    });
    expect(findFailure(axes("reach", "moon_phase"))).toEqual({
      kind: "invalid",
      faults: expectedFault("y", "Send a criterion with ratings: effort, reach."),
    });
    expect(() => build([], axes("moon_phase", "reach"))).toThrow("No item has ratings yet.");
  });

  test("is rejected if it is missing", () => {
    const faults = expectedFault("y", "The axis y is missing.");
    expect(findFailure({ x: { axis: "effort" } })).toEqual({ kind: "malformed", faults });
  });

  test("is rejected if it shows the same values as the other axis", () => {
    const failure = { kind: "invalid", faults: expectedFault("y", "Both axes are") };
    expect(findFailure(axes("effort", "effort"))).toEqual(failure);
    expect(findFailure(axes("score", "score:rice"))).toEqual(failure);
  });

  test.each(["effort", "abs:worse", "score", "score:our-way", "confidence:rice", "size"])(
    "can be %s",
    (text) => expect(text).toMatch(axisPattern),
  );

  test.each(["", "Effort", "job-size", "abs:our-way", "score:", "sum:rice", "a:b:c", "1x", "x y"])(
    "cannot be %j",
    (text) => expect(text).not.toMatch(axisPattern),
  );
});

describe("a threshold", () => {
  const items = [1, 2, 3, 10].map((effort) => ({ effort, reach: 5 }));

  function buildX(x: MatrixRequest["x"]) {
    return build(items, { preset: "value-effort", x }).x;
  }

  test("is the median by default", () => {
    const { x, y } = build(items, axes("effort", "reach"));
    expect([x.threshold, x.thresholdSource]).toEqual([2.5, "median"]);
    expect([y.threshold, y.thresholdSource]).toEqual([5, "median"]);
  });

  test("is a number of the request, and a value on it is high", () => {
    const { x, quadrants } = build(items, {
      x: { axis: "effort", threshold: 3 },
      y: { axis: "reach" },
    });
    expect([x.threshold, x.thresholdSource]).toEqual([3, "request"]);
    const high = quadrants.find(({ key }) => key === "x_high_y_high");
    expect(high?.positions.map((position) => x.values[position])).toEqual([3, 10]);
  });

  test("of a preset is overridden by a number, by the median and by another axis", () => {
    expect(buildX({})).toMatchObject({ threshold: 5.5, thresholdSource: "preset" });
    expect(buildX({ threshold: 2 })).toMatchObject({ threshold: 2, thresholdSource: "request" });
    expect(buildX({ threshold: "median" }).thresholdSource).toBe("median");
    expect(buildX({ axis: "effort" }).thresholdSource).toBe("median");
  });
});

describe("the quadrants", () => {
  const items = [
    { effort: 1, reach: 9 },
    { effort: 9, reach: 1 },
  ];

  test("go from the better sides of both axes to the worse sides", () => {
    const { quadrants } = build(items, axes("effort", "reach"));
    expect(quadrants.map(({ key }) => key)).toEqual([
      "x_low_y_high",
      "x_high_y_high",
      "x_low_y_low",
      "x_high_y_low",
    ]);
  });

  test("have the names of their sides", () => {
    expect(listNames(build(items, axes("effort", "reach")))).toEqual([
      ["High reach, low effort", 1],
      ["High reach, high effort", 0],
      ["Low reach, low effort", 0],
      ["Low reach, high effort", 1],
    ]);
  });

  test("have the names of the request, even with a preset", () => {
    const names = { x_low_y_high: "Now", x_high_y_low: "Never" };
    expect(listNames(build(items, { ...axes("effort", "reach"), names }))).toEqual([
      ["Now", 1],
      ["High reach, high effort", 0],
      ["Low reach, low effort", 0],
      ["Never", 1],
    ]);
    const { quadrants } = build(items, { preset: "value-effort", names });
    expect(quadrants.map(({ name }) => name)).toEqual(["Now", "Big bet", "Fill-in", "Never"]);
  });

  test("list positions in the order of the ranking", () => {
    const ratings = [5, 9, 7].map((reach) => ({ reach, impact: 1, confidence: 1, effort: 1 }));
    const { quadrants, y } = build(ratings, {
      x: { axis: "effort", threshold: 2 },
      y: { axis: "reach", threshold: 1 },
    });
    expect(quadrants[0]?.positions).toEqual([0, 1, 2]);
    expect([...y.values]).toEqual([9, 7, 5]);
  });
});

describe("the preset value-effort", () => {
  test("places each scored item in the class of the model value-effort", () => {
    const points = fc.double({ min: 0.1, max: 12, noNaN: true });
    const items = fc.array(fc.record({ value_points: points, effort_points: points }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(items, (rows) => {
        const { quadrants } = build(rows, { preset: "value-effort" });
        const ranked = rank(buildSnapshot(rows.map((ratings) => ({ ratings }))), rice);
        for (const { name, positions } of quadrants) {
          for (const position of positions) {
            const ratings = rows[(ranked.number[position] ?? 0) - 1] ?? {};
            const { category } = valueEffort.explain({ ratings }, valueEffort.define({}));
            expect(name).toBe(category);
          }
        }
        expect(quadrants.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });

  test("keeps the meaning of its names if a criterion with another direction replaces an axis", () => {
    const ratings = [
      { ease: 9, value_points: 8 },
      { ease: 2, value_points: 8 },
    ];
    const { quadrants } = build(ratings, { preset: "value-effort", x: { axis: "ease" } });
    expect(quadrants[0]).toMatchObject({ name: "Quick win", key: "x_high_y_high", count: 1 });
    expect(quadrants[1]).toMatchObject({ name: "Big bet", key: "x_low_y_high", count: 1 });
  });
});

test("the preset eisenhower separates urgent and important items at the medians", () => {
  const items = [
    { time_criticality: 20, importance: 9 },
    { time_criticality: 2, importance: 8 },
    { time_criticality: 13, importance: 3 },
    { time_criticality: 1, importance: 1 },
  ];
  const matrix = build(items, { preset: "eisenhower" });
  expect([matrix.x.threshold, matrix.y.threshold]).toEqual([7.5, 5.5]); // (2 + 13) / 2, (3 + 8) / 2
  expect(listNames(matrix)).toEqual([
    ["Do", 1],
    ["Schedule", 1],
    ["Delegate", 1],
    ["Eliminate", 1],
  ]);
});

function placeAnswers([attractive, oneDimensional, mustBe, indifferent]: readonly number[]) {
  const counts = {
    kano_attractive: attractive ?? 0,
    kano_one_dimensional: oneDimensional ?? 0,
    kano_must_be: mustBe ?? 0,
    kano_indifferent: indifferent ?? 0,
  };
  const { x, y, quadrants } = build([counts], { preset: "kano" });
  const name = quadrants.find(({ count }) => count === 1)?.name;
  return { name, worse: x.values[0], better: y.values[0] };
}

describe("the preset kano", () => {
  test("places the published example at the published coefficients", () => {
    // (10 + 20) / 50 and (20 + 15) / 50
    const expected = { name: "One-dimensional", worse: 0.7, better: 0.6 };
    expect(placeAnswers([10, 20, 15, 5])).toEqual(expected);
  });

  // Sauerwein, Bailom, Matzler, Hinterhuber, "The Kano model: how to delight your customers", 1996:
  // answers about skis in percent, and their classes. The coefficients follow from the answers.
  test.each([
    { feature: "edge grip", answers: [7, 32.3, 49.3, 9.5], at: [0.83, 0.4], name: "Must-be" },
    {
      feature: "turns",
      answers: [10.4, 45.1, 30.5, 11.5],
      at: [0.78, 0.57],
      name: "One-dimensional",
    },
    { feature: "service", answers: [63.8, 21.6, 2.9, 8.5], at: [0.25, 0.88], name: "Attractive" },
  ])("places $feature in the published class $name", ({ answers, at, name }) => {
    const placed = placeAnswers(answers);
    expect(placed.name).toBe(name);
    expect(placed.worse).toBeCloseTo(at[0] ?? Number.NaN, 2);
    expect(placed.better).toBeCloseTo(at[1] ?? Number.NaN, 2);
  });

  test("names its quadrants as the model kano names its classes", () => {
    const { classes = [] } = kano.define({});
    for (const { name } of build([], { preset: "kano" }).quadrants) {
      expect(classes).toContain(name);
    }
  });

  test("leaves out an item without counted answers", () => {
    expect(build([{ kano_reverse: 3 }], { preset: "kano" }).leftOut.count).toBe(1);
  });
});
