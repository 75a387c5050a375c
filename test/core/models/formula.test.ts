import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { formula } from "../../../src/core/models/formula.ts";
import {
  type Definition,
  type DefinitionRequest,
  type Explanation,
} from "../../../src/core/models/model.ts";
import { buildSnapshot } from "./snapshots.ts";

const published: DefinitionRequest = {
  expression: "(value * 2 + urgency) / max(effort, 1)",
  criteria: [
    { key: "value" },
    { key: "urgency" },
    { key: "effort", direction: "down", min: 0, max: 20 },
  ],
};

describe("the published formula", () => {
  const definition = formula.define(published);

  test("computes the expression", () => {
    const explanation = formula.explain(
      { ratings: { value: 8, urgency: 3, effort: 5 } },
      definition,
    );
    expect(explanation.value).toBe(3.8); // (8 · 2 + 3) / 5
    expect(explanation.formula).toBe("(8 * 2 + 3) / max(5, 1) = 3.8");
    expect(evaluate(published, { value: 8, urgency: 3, effort: 0.5 })).toBe(19); // 19 / max(½, 1)
  });

  test("explains the loss of value at each criterion's worst rating", () => {
    const explanation = formula.explain(
      { ratings: { value: 8, urgency: 3, effort: 5 } },
      definition,
    );
    const parts = explanation.parts.map(({ input, contribution }) => [input, contribution]);
    expect(parts).toEqual([
      ["value", 3.8 - 1], // (1 · 2 + 3) / 5
      ["urgency", 3.8 - 3.4], // (8 · 2 + 1) / 5
      ["effort", 3.8 - 0.95], // (8 · 2 + 3) / 20
    ]);
    expect(explanation.reason).toBe("Score 3.8: effort at 5 has the largest effect.");
  });

  test("gives no score for missing ratings, and names them", () => {
    const explanation = formula.explain({ ratings: { value: 8 } }, definition);
    expect(explanation.value).toBeUndefined();
    expect(explanation.reason).toBe("No score: urgency and effort are missing.");
    expect(explanation.missing).toEqual(["urgency", "effort"]);
    expect(explanation.coverage).toBeCloseTo(1 / 3, 15);
    expect(explanation.formula).toBe("no score");
  });

  test("reads ratings outside their range without clamping", () => {
    expect(evaluate(published, { value: 100, urgency: -50, effort: 2 })).toBe(75); // (200 − 50) / 2
  });

  test("stores the expression in the definition, which survives JSON", () => {
    expect(definition.expression).toBe(published.expression);
    const copy: Definition = JSON.parse(JSON.stringify(definition));
    expect(copy).toEqual(definition);
    const item = { ratings: { value: 8, urgency: 3, effort: 5 } };
    expect(formula.explain(item, copy)).toEqual(formula.explain(item, definition));
  });
});

test.for([
  ["2 + 3 * 4 - a", 13], // 2 + 12 − 1
  ["7 % 4 + -7 % 4 + a", 1], // 3 − 3 + 1
  ["2 ** 3 ** 2 * a", 512],
  ["2 ** -2 + a", 1.25],
  ["(-2) ** 3 + a", -7],
  ["4 ** .5 * a", 2],
  ["0 ** 0 * a", 1],
  ["10 ** 15 + a", 1_000_000_000_000_001],
  ["1.1 ** 2 * a", 1.1 * 1.1],
  ["pow(3, 4) * a", 81],
  ["+a - -a", 2],
  ["a < 2 && !(a >= 2) || a == 3 ? 5 : 6", 5],
  ["a != 1 ? 5 : a > 0 ? 6 : 7", 6],
  ["if(a <= 1, 5, 6)", 5],
  ["min(3, a, 2) + max(3, a, 2) + max(a)", 5], // 1 + 3 + 1
  ["abs(-a) + sqrt(16 * a)", 5],
  ["ln(exp(a))", 1],
  ["log2(8 * a) + log2(1 / 1024)", -7], // 3 − 10
  ["log10(1000 * a) + log10(0.001)", 0],
  ["round(2.5 * a) + round(-2.5 * a)", 1], // 3 − 2: halves go up
  ["floor(-1.5 * a) + ceil(-1.5 * a)", -3], // −2 − 1
  ["clamp(a, 2, 3) + clamp(4, a, 3) + clamp(2, a, 3)", 7], // 2 + 3 + 2
  ["coalesce(unrated, a, 5)", 1],
  ["coalesce(a / (a - 1), 5)", 5], // skips a division by 0, too
  ["a > 0 ? a : unrated", 1],
  ["a > 0 || unrated > 0 ? 2 : 3", 2],
  ["a < 0 && unrated > 0 ? 2 : 3", 3],
  ["size * a", 21],
  ["raw_value + a", 8], // a built-in criterion is not listed
  ["this + constructor + a", 111],
] as const)("evaluates %s to %d", ([expression, value]) => {
  const criteria = ["a", "unrated", "this", "constructor"]
    .filter((key) => new RegExp(`\\b${key}\\b`, "u").test(expression))
    .map((key) => ({ key }));
  const ratings = { a: 1, raw_value: 7, this: 10, constructor: 100 };
  const definition = formula.define({ expression, criteria });
  expect(formula.explain({ ratings, size: 21 }, definition).value).toBe(value);
});

describe("explains why there is no score", () => {
  test.for([
    ["a / b", "No score: a / b (column 3) divides by 0."],
    ["a + 1 % (b * 2)", "No score: 1 % (b * 2) (column 7) divides by 0."],
    ["sqrt(b - a)", "No score: sqrt(b - a) (column 1) has no value for -4."],
    ["1 + ln(b)", "No score: ln(b) (column 5) has no value for 0."],
    ["log10(-a)", "No score: log10(-a) (column 1) has no value for -4."],
    ["(-a) ** .5", "No score: (-a) ** .5 (column 6) has no value for -4 and 0.5."],
    ["b ** -1", "No score: b ** -1 (column 3) has no value for 0 and -1."],
    ["exp(a * 1000) * 0", "No score: exp(a * 1000) (column 1) is too large a number."],
    ["a * 1e308 - a", "No score: a * 1e308 (column 3) is too large a number."],
    ["a ** 1000", "No score: a ** 1000 (column 3) is too large a number."],
    ["a > 0 ? a / b : c", "No score: a / b (column 11) divides by 0."],
    ["if(c > 0, a, b)", "No score: c is missing."],
    ["(b > 0 || c > 0) ? a : b", "No score: c is missing."],
    ["(c > 0 && d > 0) ? a : b", "No score: c is missing."],
    ["coalesce(c, d)", "No score: c and d are missing."],
    ["a / b + c", "No score: c is missing."],
    ["a\n /\n b", "No score: a / b (column 4) divides by 0."],
    [`${"a + ".repeat(20)}a / b`, "No score: a / b (column 83) divides by 0."],
    [`(${"a + ".repeat(20)}a) / b`, `No score: (${"a + ".repeat(14)}a … (column 85) divides by 0.`],
  ] as const)("%s", ([expression, reason]) => {
    const keys = ["a", "b", "c", "d"].filter((key) => new RegExp(`\\b${key}\\b`).test(expression));
    const criteria = keys.map((key) => ({ key }));
    const explanation = explainRequest({ expression, criteria }, { a: 4, b: 0 });
    expect(explanation.reason).toBe(reason);
    expect(explanation.value).toBeUndefined();
  });
});

test("replaces names with the item's ratings, and keeps names without a rating", () => {
  const expression = " coalesce(upkeep,\n margin) ** 2  + margin - size";
  const criteria = [{ key: "upkeep" }, { key: "margin", min: -10 }];
  const explanation = explainRequest({ expression, criteria }, { margin: -1.5 }, 3);
  expect(explanation.formula).toBe("coalesce(upkeep, (-1.5)) ** 2 + (-1.5) - 3 = -2.25"); // 2.25 − 4.5
  expect(explanation.missing).toEqual(["upkeep"]);
  expect(explanation.coverage).toBeCloseTo(2 / 3, 15);
});

test("reads the size of an item, and explains a missing size", () => {
  const definition = formula.define({ expression: "10 / size" });
  const snapshot = {
    ...buildSnapshot([{ ratings: {} }, { ratings: {} }]),
    size: Float64Array.of(4, NaN),
  };
  const { value, coverage } = formula.rate(snapshot, definition);
  expect([...value]).toEqual([2.5, Number.NaN]);
  expect([...coverage]).toEqual([1, 0]);
  expect(formula.explain({ ratings: {} }, definition).reason).toBe("No score: size is missing.");
});

test("reads the likely end of an interval, with a lower confidence", () => {
  const definition = formula.define({ expression: "a * 2", criteria: [{ key: "a" }] });
  const ratings = { a: { low: 1, likely: 2, high: 3 } };
  const explanation = formula.explain({ ratings }, definition);
  expect([explanation.value, explanation.coverage, explanation.confidence]).toEqual([4, 1, 0.5]); // (3 − 1) / (3 + 1)
});

describe("rejects an expression with the column", () => {
  test.for([
    ["vallue + urgency", 'Column 1: there is no criterion "vallue"; did you mean "value"?'],
    ["value + 1 + Urgensy", 'Column 13: there is no criterion "Urgensy"; did you mean "urgency"?'],
    ["value + reech", 'Column 9: there is no criterion "reech"; did you mean "reach"?'],
    [
      "value + zzz",
      'Column 9: there is no criterion "zzz"; available are value, urgency, size and the built-in criteria.',
    ],
    ["value + toString", 'Column 9: there is no criterion "toString"; available are value'],
    ["value + __proto__", 'Column 9: there is no criterion "__proto__"; available are value'],
    ["value + true", 'Column 9: there is no criterion "true"; available are value'],
    ["value + max", 'Column 9: "max" is a function; call it as max(…).'],
    ["value + alert(1)", 'Column 9: there is no function "alert"; available are abs, sqrt, ln,'],
    ["value + constructor(1)", 'Column 9: there is no function "constructor"; available are'],
    ["value + this(1)", 'Column 9: there is no function "this"; available are'],
    ["MAX(value, 1)", 'Column 1: there is no function "MAX"; did you mean "max"?'],
    ["value(2)", 'Column 1: there is no function "value"; available are'],
    ["value && urgency", "Column 7: && needs yes/no on both sides, not a number."],
    ["value + (urgency > 1)", "Column 7: + needs numbers on both sides, not a yes/no."],
    ["1 < value < 10", "Column 11: < needs numbers on both sides, not a yes/no."],
    ["!value", "Column 1: ! needs a yes/no after it, not a number."],
    ["-(value > 1)", "Column 1: - needs a number after it, not a yes/no."],
    ["value ? 1 : 2", "Column 7: ? needs a yes/no to choose by, not a number."],
    ["if(value, 1, 2)", "Column 1: if needs a yes/no to choose by, not a number."],
    ["value > 1 ? value : value > 2", "Column 11: ? needs numbers to choose from, not a yes/no."],
    ["max(value, value > 2)", "Column 1: max needs numbers, not a yes/no."],
    ["value > 1", "Column 7: the score must be a number, not a yes/no."],
    ["max() + value", "Column 1: max takes 1 to 20 values, not 0."],
    [`max(value${", 1".repeat(20)})`, "Column 1: max takes 1 to 20 values, not 21."],
    ["sqrt(value, 2)", "Column 1: sqrt takes 1 value, not 2."],
    ["clamp(value)", "Column 1: clamp takes 3 values, not 1."],
    ["value / 0", "Column 7: this divides by 0."],
    ["0 * value / 0", "Column 11: this divides by 0."],
    ["value % (2 - 2)", "Column 7: this divides by 0."],
    ["1 / 0 + value", "Column 3: this divides by 0."],
    ["value / sqrt(0 * 5)", "Column 7: this divides by 0."],
    ["value + sqrt(-1)", "Column 9: this has no value for -1."],
    ["value + ln(0)", "Column 9: this has no value for 0."],
    ["value + (-8) ** .5", "Column 14: this has no value for -8 and 0.5."],
    ["value + 10 ** 400", "Column 12: this is too large a number."],
    ["1 + 2", "Column 3: the expression reads nothing; use a criterion or size."],
    [
      "value +",
      "Column 8: a value is missing at the end of the expression; add a number, a name or a function.",
    ],
    [
      "value.constructor",
      "Column 6: members are not supported; a name has only letters, digits and _.",
    ],
  ] as const)("%s", ([expression, detail]) => {
    const { errors } = readRejection({
      expression,
      criteria: [{ key: "value" }, { key: "urgency" }],
    });
    expect(errors.find(({ pointer }) => pointer === "/expression")?.detail).toContain(detail);
  });

  test("and reports at most 20 unknown names and wrong types", () => {
    const { errors } = readRejection({ expression: "zzz + max(yyy > 1) * sqrt()" });
    expect(errors.map(({ detail }) => detail.slice(0, 9))).toEqual([
      "Column 1:",
      "Column 11",
      "Column 7:",
      "Column 22",
    ]);
    const many = readRejection({ expression: `zz${"+zz".repeat(200)}` });
    expect(many.errors).toHaveLength(20);
  });
});

describe("rejects a request", () => {
  test("without an expression", () => {
    for (const request of [{}, { expression: "" }]) {
      expect(readRejection(request).errors).toEqual([
        {
          pointer: "/expression",
          detail:
            '"formula" needs an "expression", for example (value * 2 + urgency) / max(effort, 1).',
        },
      ]);
    }
  });

  test("that lists a criterion that the expression does not read", () => {
    const criteria = [{ key: "a" }, { key: "b" }];
    expect(readRejection({ expression: "a + reach", criteria }).errors).toEqual([
      {
        pointer: "/criteria/1/key",
        detail: 'The expression does not read "b"; use it or remove it.',
      },
    ]);
  });

  test("with a criterion named size", () => {
    const { errors } = readRejection({ expression: "size", criteria: [{ key: "size" }] });
    expect(errors.map(({ pointer }) => pointer)).toEqual(["/criteria/0/key"]);
  });

  test("with invalid criteria, weights, cut-offs or a scaling", () => {
    const { errors } = readRejection({
      expression: "a",
      criteria: [{ key: "a", min: 5, max: 5 }, { key: "a" }],
      weights: { a: 1 },
      cutoffs: { high: 0.7, medium: 0.4 },
      scaling: "min-max",
    });
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      "/criteria/0/max",
      "/criteria/1/key",
      "/weights",
      "/cutoffs",
      "/scaling",
    ]);
    const inputs = readRejection({ expression: "a", criteria: { a: "b" } });
    expect(inputs.errors[0]?.pointer).toBe("/criteria");
  });

  test("with a detail for each fault", () => {
    expect(readRejection({ expression: "zzz / 0" }).detail).toBe(
      'The definition of the "formula" model is invalid. Column 1: there is no criterion "zzz"; ' +
        "available are size and the built-in criteria. Column 5: this divides by 0.",
    );
  });
});

test("accepts an empty list of criteria", () => {
  const { criteria } = formula.define({ expression: "reach / effort + size", criteria: [] });
  expect(criteria.map(({ input, weight }) => [input, weight])).toEqual([
    ["reach", 1 / 3],
    ["effort", 1 / 3],
    ["size", 1 / 3],
  ]);
});

test("accepts 200 criteria", () => {
  const keys = Array.from({ length: 200 }, (_, index) => `criterion_${index}`.slice(0, 6) + index);
  const request = { expression: keys.join("+"), criteria: keys.map((key) => ({ key })) };
  const ratings = Object.fromEntries(keys.map((key) => [key, 2]));
  expect(evaluate(request, ratings)).toBe(400);
});

function explainRequest(
  request: DefinitionRequest,
  ratings: Readonly<Record<string, number>>,
  size?: number,
): Explanation {
  return formula.explain({ ratings, size }, formula.define(request));
}

function evaluate(
  request: DefinitionRequest,
  ratings: Readonly<Record<string, number>>,
): number | undefined {
  return explainRequest(request, ratings).value;
}

/** Returns the detail and the faults with which a request is rejected. */
function readRejection(request: DefinitionRequest) {
  try {
    formula.define(request);
  } catch (error) {
    if (error instanceof Failure && error.kind === "invalid") {
      return {
        detail: error.message,
        errors: error.faults.map(({ pointer, detail }) => ({ pointer, detail })),
      };
    }
    throw error;
  }
  throw new Error("The request was not rejected.");
}
