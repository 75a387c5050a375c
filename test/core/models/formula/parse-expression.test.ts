import { describe, expect, test } from "vitest";
import { type Fault } from "../../../../src/core/failure.ts";
import { parseExpression } from "../../../../src/core/models/formula/parse-expression.ts";
import { type Term } from "../../../../src/core/models/formula/term.ts";

test.for([
  ["1", "1"],
  [".5", "0.5"],
  ["5.", "5"],
  ["1e3", "1000"],
  ["1E-2", "0.01"],
  ["a", "a"],
  ["  a_1\t\r\n", "a_1"],
  ["this", "this"],
  ["constructor", "constructor"],
  ["((a))", "a"],
  ["a + b * c", "(+ a (* b c))"],
  ["a - b - c", "(- (- a b) c)"],
  ["a / b % c * d", "(* (% (/ a b) c) d)"],
  ["2 ** 3 ** 2", "(** 2 (** 3 2))"],
  ["a ** -b", "(** a (prefix - b))"],
  ["(-a) ** b", "(** (prefix - a) b)"],
  ["-(a ** b)", "(prefix - (** a b))"],
  ["-a * b", "(* (prefix - a) b)"],
  ["a--b", "(- a (prefix - b))"],
  ["+-+a", "(prefix + (prefix - (prefix + a)))"],
  ["a < b == c", "(== (< a b) c)"],
  ["a + 1 <= b && !(c > 2) || d", "(|| (&& (<= (+ a 1) b) (prefix ! (> c 2))) d)"],
  ["a ? b : c ? d : e", "(? a b (? c d e))"],
  ["a ? b ? 1 : 2 : 3", "(? a (? b 1 2) 3)"],
  ["a + b ? c : d", "(? (+ a b) c d)"],
  ["a ? .5 : 1", "(? a 0.5 1)"],
  ["max(a, b + 1 , (c))", "(max a (+ b 1) c)"],
  ["max (a)", "(max a)"],
  ["f()", "(f)"],
  ["if(a, max(b, 1), c)", "(if a (max b 1) c)"],
] as const)("parses %s", ([expression, tree]) => {
  const faults: Fault[] = [];
  const term = parseExpression(expression, faults);
  expect(faults).toEqual([]);
  expect(term && formatTree(term)).toBe(tree);
});

test("records the column and the span of each operator, name and number", () => {
  const expression = " max( (a + -b), c ?1 : 22)* (d)";
  const columns = new Map([
    ["max", 2],
    ["a", 8],
    ["+", 10],
    ["prefix -", 12],
    ["b", 13],
    ["c", 17],
    ["?", 19],
    ["1", 20],
    ["22", 24],
    ["*", 27],
    ["d", 30],
  ]);
  const terms = listTerms(parseExpression(expression, []));
  expect(new Map(terms.map((term) => [getName(term), term.column]))).toEqual(columns);
  const texts = terms.map(({ start, end }) => expression.slice(start, end).trim());
  expect(texts).toContain("max( (a + -b), c ?1 : 22)");
  expect(texts).toContain("(a + -b)");
  expect(texts).toContain("c ?1 : 22");
  expect(texts).toContain("(d)");
});

describe("rejects with the column", () => {
  test.for([
    ["", 1, "a value is missing"],
    ["  ", 1, "a value is missing"],
    ["()", 1, "a value is missing"],
    ["a +", 4, "a value is missing at the end of the expression"],
    ["a + ()", 7, "a value is missing"],
    ["() + a", 4, "this is unexpected here"],
    ["-", 2, "a value is missing after the sign"],
    ["a b", 3, "an operator is missing before this"],
    ["a !b", 3, "an operator is missing before this"],
    ["2(a)", 2, "an operator is missing before this"],
    ["(a) b", 5, "an operator is missing before this"],
    ["a, b", 2, "a comma can only separate the values of a function"],
    ["(a, b)", 3, "a comma can only separate the values of a function"],
    [",a", 1, "a comma can only separate the values of a function"],
    ["(a,)", 3, "a comma can only separate the values of a function"],
    ["max(a b)", 7, "a comma or an operator is missing before this"],
    ["max(a,,b)", 7, "this is unexpected here"],
    ["max(a,)", 7, "this is unexpected here"],
    ["1 + max(a, b", 5, "the parenthesis opened here is never closed"],
    ["1 + (a * (b)", 5, "the parenthesis opened here is never closed"],
    ["a)", 2, "this is unexpected here"],
    ["a ? b", 6, "a : is missing"],
    ["a ? b :", 8, "a value is missing"],
    ["a ? b : c : d", 11, "this is unexpected here"],
    ["a & b", 3, "there is no operator &; use one of + - * / % ** < <= > >= == != && ||"],
    ["a === b", 3, "there is no operator ==="],
    ["a ?? b", 3, "there is no operator ??"],
    ["a >> 1", 3, "there is no operator >>"],
    ["a = b", 3, "this is unexpected here"],
    ["a += b", 4, "a value is missing"],
    ["a ->b", 4, "a value is missing"],
    ["-a ** 2", 1, "a sign before ** is ambiguous; write (-a) ** b or -(a ** b)"],
    ["1 + -(a) ** 2", 5, "a sign before ** is ambiguous"],
    ["a.b", 1, "members are not supported; a name has only letters, digits and _"],
    ["1 + a.constructor", 5, "members are not supported"],
    ["a?.b", 1, "members are not supported"],
    ["a?.(b)", 1, "only the name of a function can be called with ( )"],
    ["(max)(a)", 1, "only the name of a function can be called with ( )"],
    ["max(a)(b)", 1, "only the name of a function can be called with ( )"],
    ["a[0]", 2, '"[" (U+005B) is not allowed in an expression'],
    ["'a'", 1, `"'" (U+0027) is not allowed in an expression`],
    ["a + `b`", 5, '"`" (U+0060) is not allowed in an expression'],
    ["a; b", 2, '";" (U+003B) is not allowed in an expression'],
    ["{}", 1, '"{" (U+007B) is not allowed in an expression'],
    ["a // b", 4, "a value is missing"],
    ["~a", 1, '"~" (U+007E) is not allowed in an expression'],
    ["a ^ 2", 3, "write a power as **"],
    ["a × b", 3, "multiply with *"],
    ["𝒳 + 1", 1, '"𝒳" (U+1D4B3) is not allowed in an expression'],
    ["a +\u00a0b", 4, '"\u00a0" (U+00A0) is not allowed in an expression'],
    ["é", 1, '"é" (U+00E9) is not allowed in an expression'],
    ["1a", 2, "a name cannot begin with a digit"],
    ["0x10", 2, "a name cannot begin with a digit"],
    ["1e", 3, "the exponent of the number is incomplete"],
    ["1.2.3", 4, "a number needs digits and has at most one decimal point"],
    [".", 2, "a number needs digits and has at most one decimal point"],
    ["a * 1e999", 5, "1e999 is too large a number"],
  ] as const)("%s", ([expression, column, detail]) => {
    const [fault, ...others] = findFaults(expression);
    expect(fault?.pointer).toBe("/expression");
    expect(fault?.detail).toContain(`Column ${column}: ${detail}`);
    expect(others).toEqual([]);
  });
});

describe("limits", () => {
  const deep = "parentheses, functions, signs and choices are more than 32 levels deep";
  const many = "there are more than 500 numbers, names and operators";

  test.for([
    ["parentheses", `${"(".repeat(33)}a`, 34, deep],
    ["unclosed parentheses", "(".repeat(2000), 34, deep],
    ["signs", "-".repeat(1999), 33, deep],
    ["functions", `${"max(".repeat(33)}a${")".repeat(33)}`, 133, deep],
    ["choices", `${"a?b:".repeat(33)}a`, 131, deep],
    ["alternating parentheses, signs, functions and choices", "(-max(a?".repeat(9), 66, deep],
    ["terms", `a${"+a".repeat(250)}`, 501, many],
    ["powers", `a${"**a".repeat(600)}`, 751, many],
    ["values", `max(${"1,".repeat(500)}1)`, 1003, many],
  ] as const)("%s", ([, expression, column, detail]) => {
    expect(findFaults(expression).map((fault) => fault.detail)).toEqual([
      `Column ${column}: ${detail}.`,
    ]);
  });

  test("characters", () => {
    const detail = "An expression must have at most 2000 characters, not 2001.";
    expect(findFaults("x".repeat(2001))).toEqual([{ pointer: "/expression", detail }]);
  });

  test("nothing at the limits themselves", () => {
    expect(findFaults(`${"(".repeat(32)}a${")".repeat(32)}`)).toEqual([]);
    expect(findFaults(`${"-".repeat(32)}a`)).toEqual([]);
    expect(findFaults(`${"a?b:".repeat(32)}a`)).toEqual([]);
    expect(findFaults(`a${"+a".repeat(249)}`)).toEqual([]); // 250 names and 249 operators
    expect(findFaults("x".repeat(2000))).toEqual([]);
  });
});

test("resets its state after a rejected expression", () => {
  expect(findFaults("((((((a +")).toHaveLength(1);
  expect(findFaults(`${"(".repeat(32)}a${")".repeat(32)}`)).toEqual([]);
});

function findFaults(expression: string): Fault[] {
  const faults: Fault[] = [];
  parseExpression(expression, faults);
  return faults;
}

function formatTree(term: Term): string {
  const operands = term.kind === "operated" ? term.operands : [];
  const words = [getName(term), ...operands.map(formatTree)].join(" ");
  return term.kind === "operated" ? `(${words})` : words;
}

function listTerms(term: Term | undefined): Term[] {
  const children = term?.kind === "operated" ? term.operands.flatMap(listTerms) : [];
  return term === undefined ? [] : [term, ...children];
}

function getName(term: Term): string {
  if (term.kind === "operated") {
    return term.operator;
  }
  return term.kind === "name" ? term.name : String(term.value);
}
