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
] as const)("reads %s", ([expression, tree]) => {
  const faults: Fault[] = [];
  const term = parseExpression(expression, faults);
  expect(faults).toEqual([]);
  expect(term && treeOf(term)).toBe(tree);
});

test("knows where each operator, name and number stands, and what each spans", () => {
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
  const terms = termsIn(parseExpression(expression, []));
  expect(new Map(terms.map((each) => [nameOf(each), each.column]))).toEqual(columns);
  const texts = terms.map(({ start, end }) => expression.slice(start, end).trim());
  expect(texts).toContain("max( (a + -b), c ?1 : 22)");
  expect(texts).toContain("(a + -b)");
  expect(texts).toContain("c ?1 : 22");
  expect(texts).toContain("(d)");
});

describe("refuses, saying at which column,", () => {
  test.for([
    ["", 1, "a value is missing"],
    ["  ", 1, "a value is missing"],
    ["()", 1, "a value is missing"],
    ["a +", 4, "a value is missing, and the expression ends"],
    ["a + ()", 7, "a value is missing"],
    ["() + a", 4, "this cannot stand here"],
    ["-", 2, "a value is missing behind the sign"],
    ["a b", 3, "an operator is missing before this"],
    ["a !b", 3, "an operator is missing before this"],
    ["2(a)", 2, "an operator is missing before this"],
    ["(a) b", 5, "an operator is missing before this"],
    ["a, b", 2, "a comma only stands between the values of a function"],
    ["(a, b)", 3, "a comma only stands between the values of a function"],
    [",a", 1, "a comma only stands between the values of a function"],
    ["(a,)", 3, "a comma only stands between the values of a function"],
    ["max(a b)", 7, "a comma or an operator is missing before this"],
    ["max(a,,b)", 7, "this cannot stand here"],
    ["max(a,)", 7, "this cannot stand here"],
    ["1 + max(a, b", 5, "what opens here is never closed"],
    ["1 + (a * (b)", 5, "what opens here is never closed"],
    ["a)", 2, "this cannot stand here"],
    ["a ? b", 6, "a : is missing"],
    ["a ? b :", 8, "a value is missing"],
    ["a ? b : c : d", 11, "this cannot stand here"],
    ["a & b", 3, "there is no & here; there is + - * / % ** < <= > >= == != && ||"],
    ["a === b", 3, "there is no === here"],
    ["a ?? b", 3, "there is no ?? here"],
    ["a >> 1", 3, "there is no >> here"],
    ["a = b", 3, "this cannot stand here"],
    ["a += b", 4, "a value is missing"],
    ["a ->b", 4, "a value is missing"],
    ["-a ** 2", 1, "a sign before ** reads two ways: write (-a) ** b or -(a ** b)"],
    ["1 + -(a) ** 2", 5, "a sign before ** reads two ways"],
    ["a.b", 1, "nothing has parts here: a name is letters, digits and _"],
    ["1 + a.constructor", 5, "nothing has parts here"],
    ["a?.b", 1, "nothing has parts here"],
    ["a?.(b)", 1, "only a function by its name is given values in ( )"],
    ["(max)(a)", 1, "only a function by its name is given values in ( )"],
    ["max(a)(b)", 1, "only a function by its name is given values in ( )"],
    ["a[0]", 2, '"[" (U+005B) means nothing in an expression'],
    ["'a'", 1, `"'" (U+0027) means nothing in an expression`],
    ["a + `b`", 5, '"`" (U+0060) means nothing in an expression'],
    ["a; b", 2, '";" (U+003B) means nothing in an expression'],
    ["{}", 1, '"{" (U+007B) means nothing in an expression'],
    ["a // b", 4, "a value is missing"],
    ["~a", 1, '"~" (U+007E) means nothing in an expression'],
    ["a ^ 2", 3, "a power is written **"],
    ["a × b", 3, "multiply with *"],
    ["𝒳 + 1", 1, '"𝒳" (U+1D4B3) means nothing in an expression'],
    ["a +\u00a0b", 4, '"\u00a0" (U+00A0) means nothing in an expression'],
    ["é", 1, '"é" (U+00E9) means nothing in an expression'],
    ["1a", 2, "a name does not begin with a digit"],
    ["0x10", 2, "a name does not begin with a digit"],
    ["1e", 3, "a number breaks off in its exponent"],
    ["1.2.3", 4, "a number has one point, and digits"],
    [".", 2, "a number has one point, and digits"],
    ["a * 1e999", 5, "1e999 is beyond all numbers"],
  ] as const)("%s", ([expression, column, detail]) => {
    const [fault, ...others] = faultsOf(expression);
    expect(fault?.pointer).toBe("/expression");
    expect(fault?.detail).toContain(`Column ${column}: ${detail}`);
    expect(others).toEqual([]);
  });
});

describe("holds its caps", () => {
  const deep = "more than 32 parentheses, functions, signs or choices deep";
  const many = "more than 500 numbers, names and operators";

  test.for([
    ["parentheses", `${"(".repeat(33)}a`, 34, deep],
    ["parentheses without end", "(".repeat(2000), 34, deep],
    ["signs", "-".repeat(1999), 33, deep],
    ["functions", `${"max(".repeat(33)}a${")".repeat(33)}`, 133, deep],
    ["choices", `${"a?b:".repeat(33)}a`, 131, deep],
    ["all of them by turns", "(-max(a?".repeat(9), 66, deep],
    ["terms", `a${"+a".repeat(250)}`, 501, many],
    ["powers", `a${"**a".repeat(600)}`, 751, many],
    ["values", `max(${"1,".repeat(500)}1)`, 1003, many],
  ] as const)("%s", ([, expression, column, detail]) => {
    expect(faultsOf(expression).map((fault) => fault.detail)).toEqual([
      `Column ${column}: ${detail}.`,
    ]);
  });

  test("letters", () => {
    const detail = "An expression has at most 2000 letters, not 2001.";
    expect(faultsOf("x".repeat(2001))).toEqual([{ pointer: "/expression", detail }]);
  });

  test("and takes what is just within them", () => {
    expect(faultsOf(`${"(".repeat(32)}a${")".repeat(32)}`)).toEqual([]);
    expect(faultsOf(`${"-".repeat(32)}a`)).toEqual([]);
    expect(faultsOf(`${"a?b:".repeat(32)}a`)).toEqual([]);
    expect(faultsOf(`a${"+a".repeat(249)}`)).toEqual([]); // 250 names and 249 operators
    expect(faultsOf("x".repeat(2000))).toEqual([]);
  });
});

test("forgets what it was in the middle of when an expression was refused", () => {
  expect(faultsOf("((((((a +")).toHaveLength(1);
  expect(faultsOf(`${"(".repeat(32)}a${")".repeat(32)}`)).toEqual([]);
});

function faultsOf(expression: string): Fault[] {
  const faults: Fault[] = [];
  parseExpression(expression, faults);
  return faults;
}

function treeOf(term: Term): string {
  const of = term.kind === "operated" ? term.operands : [];
  const words = [nameOf(term), ...of.map(treeOf)].join(" ");
  return term.kind === "operated" ? `(${words})` : words;
}

function termsIn(term: Term | undefined): Term[] {
  const inside = term?.kind === "operated" ? term.operands.flatMap(termsIn) : [];
  return term === undefined ? [] : [term, ...inside];
}

function nameOf(term: Term): string {
  if (term.kind === "operated") {
    return term.operator;
  }
  return term.kind === "name" ? term.name : String(term.value);
}
