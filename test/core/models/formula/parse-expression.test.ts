import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fault } from "../../../../src/core/failure.ts";
import { listOperationNames } from "../../../../src/core/models/formula/operations.ts";
import { parseExpression } from "../../../../src/core/models/formula/parse-expression.ts";
import { type Term } from "../../../../src/core/models/formula/term.ts";

test.for([
  ["1", "1"],
  [".5", "0.5"],
  ["5.", "5"],
  ["1e3", "1000"],
  ["1E-2", "0.01"],
  ["5.e2", "500"],
  ["007", "7"],
  ["1e-999", "0"],
  ["a", "a"],
  ["  a_1\t\r\n", "a_1"],
  ["this", "this"],
  ["constructor", "constructor"],
  ["__proto__", "__proto__"],
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
  ["a?.5:1", "(? a 0.5 1)"],
  ["a<-b", "(< a (prefix - b))"],
  ["a&&!b", "(&& a (prefix ! b))"],
  ["a!=!b", "(!= a (prefix ! b))"],
  ["a?!b?1:2:3", "(? a (? (prefix ! b) 1 2) 3)"],
  ["a || b && c || d", "(|| (|| a (&& b c)) d)"],
  ["2 ** -3 * a", "(* (** 2 (prefix - 3)) a)"],
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

describe("rejects with the column and the correction", () => {
  const operators = "use one of + - * / % ** < <= > >= == != && ||";
  const strayComma = "a comma can only separate the values of a function; remove it";
  const atEnd =
    "a value is missing at the end of the expression; add a number, a name or a function";

  test.for([
    ["", 1, atEnd],
    ["  ", 3, atEnd],
    ["a +", 4, atEnd],
    ["-", 2, atEnd],
    ["max(", 5, atEnd],
    ["a ? b :", 8, atEnd],
    ["((((((a +", 10, atEnd],
    ["()", 2, 'a value is missing before ")"; add a number, a name or a function'],
    ["a + ()", 6, 'a value is missing before ")"'],
    ["() + a", 2, 'a value is missing before ")"'],
    ["2 ()", 3, 'an operator is missing before "("; add it'],
    ["a b", 3, 'an operator is missing before "b"; add it'],
    ["a !b", 3, 'an operator is missing before "!"; add it'],
    ["a .5", 3, 'an operator is missing before ".5"; add it'],
    ["2(a)", 2, 'an operator is missing before "("; add it'],
    ["(a) b", 5, 'an operator is missing before "b"; add it'],
    ["(max)(a)", 6, 'an operator is missing before "("; add it'],
    ["max(a)(b)", 7, 'an operator is missing before "("; add it'],
    ["max(a b)", 7, 'an operator or a comma is missing before "b"; add it'],
    ["a, b", 2, strayComma],
    ["(a, b)", 3, strayComma],
    ["(a,)", 3, strayComma],
    [",a", 1, 'a value is missing before ","'],
    ["max(a,,b)", 7, 'a value is missing before ","'],
    ["max(,a)", 5, 'a value is missing before ","'],
    ["max(a,)", 7, 'a value is missing before ")"'],
    ["1 + max(a, b", 8, "the parenthesis opened here is never closed; add a )"],
    ["1 + (a * (b)", 5, "the parenthesis opened here is never closed; add a )"],
    ["a)", 2, "no parenthesis is open here; remove this )"],
    ["max(a))", 7, "no parenthesis is open here; remove this )"],
    ["a ? b", 6, 'a ":" is missing here; write a ? b : c'],
    ["a ? b) : c", 6, 'a ":" is missing here; write a ? b : c'],
    ["a ? b : c : d", 11, "no ? precedes this :; write a ? b : c"],
    ["a & b", 3, "there is no operator &; write &&"],
    ["a | b", 3, "there is no operator |; write ||"],
    ["a = b", 3, "there is no operator =; compare with =="],
    ["a === b", 3, "there is no operator ===; compare with =="],
    ["a !== b", 3, "there is no operator !==; compare with !="],
    ["a <> b", 3, "there is no operator <>; compare with !="],
    ["a =< b", 3, "there is no operator =<; compare with <="],
    ["a => b", 3, "there is no operator =>; compare with >="],
    ["a ?? b", 3, "there is no operator ??; write coalesce(a, b)"],
    ["a >> 1", 3, `there is no operator >>; ${operators}`],
    ["a << 1", 3, `there is no operator <<; ${operators}`],
    ["a += b", 4, 'a value is missing before "="'],
    ["a ->b", 4, 'a value is missing before ">"'],
    ["a // b", 4, 'a value is missing before "/"'],
    ["a * * b", 5, 'a value is missing before "*"'],
    ["* a", 1, 'a value is missing before "*"'],
    ["-a ** 2", 1, "a sign before ** is ambiguous; write (-a) ** b or -(a ** b)"],
    ["1 + -(a) ** 2", 5, "a sign before ** is ambiguous"],
    ["2 ** -a ** b", 6, "a sign before ** is ambiguous"],
    ["a.b", 2, "members are not supported; a name has only letters, digits and _"],
    ["1 + a.constructor", 6, "members are not supported"],
    ["a.__proto__", 2, "members are not supported"],
    ["a?.b", 3, 'a value is missing before "."'],
    ["a?.(b)", 3, 'a value is missing before "."'],
    [".", 1, 'a value is missing before "."'],
    ["a[0]", 2, '"[" (U+005B) is not allowed; remove it'],
    ["'a'", 1, `"'" (U+0027) is not allowed`],
    ["a + `b`", 5, '"`" (U+0060) is not allowed'],
    ["a; b", 2, '";" (U+003B) is not allowed'],
    ["{}", 1, '"{" (U+007B) is not allowed'],
    ["~a", 1, '"~" (U+007E) is not allowed'],
    ["$a", 1, '"$" (U+0024) is not allowed'],
    ["a ^ 2", 3, "write a power as **"],
    ["a × b", 3, "multiply with *"],
    ["a ≤ b", 3, "write <="],
    ["𝒳 + 1", 1, '"𝒳" (U+1D4B3) is not allowed'],
    ["a +\u00a0b", 4, '"\u00a0" (U+00A0) is not allowed'],
    ["é", 1, '"é" (U+00E9) is not allowed'],
    ["a + \ud800", 5, '"\ud800" (U+D800) is not allowed'],
    ["a\0", 2, '"\0" (U+0000) is not allowed'],
    ["1a", 2, "a name cannot begin with a digit, and a number has only decimal digits"],
    ["0x10", 2, "a name cannot begin with a digit, and a number has only decimal digits"],
    ["1_000", 2, "a number has only digits, a point and an exponent; write 1000, not 1_000"],
    ["1e", 2, "the exponent of the number is incomplete; write it as in 1e3"],
    ["2.5E+", 4, "the exponent of the number is incomplete"],
    ["1e5e", 4, "a name cannot begin with a digit"],
    ["1.2.3", 4, "a number has at most one decimal point; remove this one"],
    ["1..2", 3, "a number has at most one decimal point"],
    ["a * 1e999", 5, "1e999 is too large a number; write a smaller one"],
  ] as const)("%s", ([expression, column, detail]) => {
    const [fault, ...others] = findFaults(expression);
    expect(fault?.pointer).toBe("/expression");
    expect(fault?.detail).toContain(`Column ${column}: ${detail}`);
    expect(others).toEqual([]);
  });
});

describe("limits", () => {
  const deep = "parentheses, functions, signs and choices are more than 32 levels deep; nest fewer";
  const many = "there are more than 500 numbers, names and operators; use fewer";

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

test("returns a term or one fault with a column inside the text, for any text", () => {
  const tokens = fc.constantFrom(
    ..."a max if 1 .5 1e3 1e 0x1 ( ) , ? : . ! - ** < == && = ^ é".split(" "),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.array(tokens, { maxLength: 20 }).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const faults: Fault[] = [];
      const term = parseExpression(text, faults);
      expect(faults).toHaveLength(term === undefined ? 1 : 0);
      const column = Number(/^Column (\d+): /.exec(faults[0]?.detail ?? "Column 1: ")?.[1]);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(text.length + 1);
    }),
    { numRuns: 1000 },
  );
});

test("rejects 16 KB of parentheses without descending", () => {
  const detail = "An expression must have at most 2000 characters, not 16384.";
  expect(findFaults("(".repeat(16_384))).toEqual([{ pointer: "/expression", detail }]);
});

test("gives a precedence to each operator between two values", () => {
  for (const operator of listOperationNames("infix")) {
    const term = parseExpression(`a ${operator} b`, []);
    expect(term && formatTree(term)).toBe(`(${operator} a b)`);
  }
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
