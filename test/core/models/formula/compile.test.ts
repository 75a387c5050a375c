import fc from "fast-check";
import { expect, test } from "vitest";
import { type Fault } from "../../../../src/core/failure.ts";
import { compileExpression } from "../../../../src/core/models/formula/compile.ts";
import { findNoValueCauses } from "../../../../src/core/models/formula/evaluate.ts";
import { parseExpression } from "../../../../src/core/models/formula/parse-expression.ts";
import { type Term } from "../../../../src/core/models/formula/term.ts";
import {
  exponential,
  positiveNaturalLog,
  power,
} from "../../../../src/core/numeric/exponential.ts";
import { names, type Tree, writtenTrees } from "./trees.ts";

const ratings = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -20, max: 20, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 10 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e12, -1e12, 0.5) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
);

const rows = fc.array(fc.record(Object.fromEntries(names.map((name) => [name, ratings]))), {
  minLength: 1,
  maxLength: 6,
});

test("agrees with an interpreter that goes row by row, bit for bit", () => {
  fc.assert(
    fc.property(writtenTrees, rows, ({ tree, text }, items) => {
      const expected = items.map((item) => {
        const value = interpret(tree, item);
        return value === undefined ? Number.NaN : value + 0;
      });
      expect(valuesOf(text, items)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test("reads what was written, and each column of it", () => {
  fc.assert(
    fc.property(writtenTrees, ({ tree, text, columns }) => {
      const term = termOf(text);
      expect(treeOf(term)).toEqual(tree);
      expect(columnsIn(term)).toEqual(columns);
    }),
    { numRuns: 1000 },
  );
});

test("has something to blame exactly where there is no value, and blames what has none", () => {
  fc.assert(
    fc.property(writtenTrees, rows, ({ text }, items) => {
      const term = termOf(text);
      const values = valuesOf(text, items);
      for (const [row, item] of items.entries()) {
        const blamed = findNoValueCauses(term, (name) => item[name] ?? Number.NaN);
        expect(blamed.length > 0).toBe(Number.isNaN(values[row]));
        for (const each of blamed) {
          const isMissing = each.term.kind === "name" && Number.isNaN(item[each.term.name]);
          expect(isMissing).toBe(each.reason === "is missing");
        }
      }
    }),
  );
});

test("gives rows beyond a block what it gives rows within", () => {
  const items = Array.from({ length: 2500 }, (_, row) => ({ a: row, b: row % 7 }));
  const expected = items.map(({ a, b }) => (b === 0 ? Number.NaN : (a + 0.5) / b + Math.max(a, b)));
  expect(valuesOf("(a + .5) / b + max(a, b)", items)).toEqual(expected);
});

test("leaves the columns it reads as they are", () => {
  const column = Float64Array.of(1, 2, 3);
  compileExpression(termOf("-a + a * a")).run([column], 3);
  expect([...column]).toEqual([1, 2, 3]);
});

test("keeps as many registers as an expression is deep, not as it is long", () => {
  const items = [{ a: 2 }];
  expect(valuesOf(`a${"+a".repeat(249)}`, items)).toEqual([500]); // 250 · 2
  expect(valuesOf(`a${"**b".repeat(249)}`, [{ a: 2, b: 1 }])).toEqual([2]); // 2^(1^(1^ …))
  expect(valuesOf("a-(a-(a-(a-1)))", items)).toEqual([1]); // 2 − (2 − (2 − (2 − 1)))
});

function termOf(text: string): Term {
  const faults: Fault[] = [];
  const term = parseExpression(text, faults);
  if (term === undefined) {
    throw new Error(`${text}\n${faults.map(({ detail }) => detail).join("\n")}`);
  }
  return term;
}

function valuesOf(text: string, items: readonly Readonly<Record<string, number>>[]): number[] {
  const program = compileExpression(termOf(text));
  const columns = program.names.map((name) =>
    Float64Array.from(items, (item) => item[name] ?? Number.NaN),
  );
  return [...program.run(columns, items.length)];
}

function treeOf(term: Term): Tree {
  if (term.kind === "operated") {
    return { operator: term.operator, of: term.operands.map(treeOf) };
  }
  return term.kind === "name" ? { name: term.name } : { number: term.value };
}

function columnsIn(term: Term): number[] {
  return [term.column, ...(term.kind === "operated" ? term.operands.flatMap(columnsIn) : [])];
}

type Item = Readonly<Record<string, number>>;

/** One tree for one item, as one would say it; `undefined` where there is no value. */
function interpret(tree: Tree, item: Item): number | undefined {
  if ("number" in tree) {
    return tree.number;
  }
  if ("name" in tree) {
    const rating = item[tree.name];
    return Number.isNaN(rating) ? undefined : rating;
  }
  return tree.operator in asking ? asked(tree, item) : calculated(tree, item);
}

type Operated = Extract<Tree, { readonly operator: string }>;
type Value = (at: number) => number | undefined;

/** What looks at a value before it looks at the next. */
const asking: Readonly<Record<string, (value: Value) => number | undefined>> = {
  "?": chosen,
  if: chosen,
  "&&": (value) => (value(0) === 1 ? value(1) : value(0)),
  "||": (value) => (value(0) === 0 ? value(1) : value(0)),
  coalesce: (value) => value(0) ?? value(1) ?? value(2) ?? value(3),
};

function asked({ operator, of }: Operated, item: Item): number | undefined {
  return asking[operator]?.((at) => {
    const tree = of[at];
    return tree === undefined ? undefined : interpret(tree, item);
  });
}

function chosen(value: Value): number | undefined {
  const condition = value(0);
  return condition === undefined ? undefined : value(condition === 1 ? 1 : 2);
}

function calculated({ operator, of }: Operated, item: Item): number | undefined {
  const values = of.flatMap((each) => interpret(each, item) ?? []);
  return values.length < of.length ? undefined : sane(calculate(operator, values));
}

function sane(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function calculate(operator: string, values: readonly number[]): number {
  const [x = 0, y = 0, z = 0] = values;
  const table: Readonly<Record<string, () => number>> = {
    "prefix -": () => -x,
    "prefix +": () => x,
    "prefix !": () => (x === 0 ? 1 : 0),
    "+": () => x + y,
    "-": () => x - y,
    "*": () => x * y,
    "/": () => x / y,
    "%": () => x % y,
    "**": () => raise(x, y),
    pow: () => raise(x, y),
    "<": () => Number(x < y),
    "<=": () => Number(x <= y),
    ">": () => Number(x > y),
    ">=": () => Number(x >= y),
    "==": () => Number(x === y),
    "!=": () => Number(x !== y),
    min: () => Math.min(...values),
    max: () => Math.max(...values),
    clamp: () => Math.min(Math.max(x, y), z),
    abs: () => Math.abs(x),
    sqrt: () => Math.sqrt(x),
    round: () => Math.round(x),
    floor: () => Math.floor(x),
    ceil: () => Math.ceil(x),
    exp: () => exponential(x),
    ln: () => logarithm(x),
    log2: () => exactly(2, x),
    log10: () => exactly(10, x),
  };
  return table[operator]?.() ?? Number.NaN;
}

function logarithm(x: number): number {
  return x > 0 ? positiveNaturalLog(x) : Number.NaN;
}

function exactly(base: number, x: number): number {
  const exponent = logarithm(x) / positiveNaturalLog(base);
  return raise(base, Math.round(exponent)) === x ? Math.round(exponent) : exponent;
}

function raise(x: number, y: number): number {
  if (Number.isInteger(y) && Math.abs(y) <= 1024) {
    const whole = bySquares(x, Math.abs(y));
    return y < 0 ? 1 / whole : whole;
  }
  if (x > 0) {
    return power(x, y);
  }
  if (x === 0) {
    return y > 0 ? 0 : Number.NaN;
  }
  const sign = Math.abs(y % 2) === 1 ? -1 : 1;
  return Number.isInteger(y) ? power(-x, y) * sign : Number.NaN;
}

/** x^n by the binary digits of n, the lowest first. */
function bySquares(x: number, n: number): number {
  let [result, square] = [1, x];
  for (const digit of n.toString(2).split("").toReversed()) {
    result = digit === "1" ? result * square : result;
    square *= square;
  }
  return result;
}
