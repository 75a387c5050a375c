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

test("has the same bits as an interpreter that works row by row", () => {
  fc.assert(
    fc.property(writtenTrees, rows, ({ tree, text }, items) => {
      const expected = items.map((item) => {
        const value = interpret(tree, item);
        return value === undefined ? Number.NaN : value + 0;
      });
      expect(runExpression(text, items)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test("parses a written tree, with the column of each node", () => {
  fc.assert(
    fc.property(writtenTrees, ({ tree, text, columns }) => {
      const term = parseTerm(text);
      expect(toTree(term)).toEqual(tree);
      expect(listColumns(term)).toEqual(columns);
    }),
    { numRuns: 1000 },
  );
});

test("finds causes exactly for the rows without a value", () => {
  fc.assert(
    fc.property(writtenTrees, rows, ({ text }, items) => {
      const term = parseTerm(text);
      const values = runExpression(text, items);
      for (const [row, item] of items.entries()) {
        const causes = findNoValueCauses(term, (name) => item[name] ?? Number.NaN);
        expect(causes.length > 0).toBe(Number.isNaN(values[row]));
        for (const cause of causes) {
          const isMissing = cause.term.kind === "name" && Number.isNaN(item[cause.term.name]);
          expect(isMissing).toBe(cause.reason === "is missing");
        }
      }
    }),
  );
});

test("computes rows beyond the first block", () => {
  const items = Array.from({ length: 2500 }, (_, row) => ({ a: row, b: row % 7 }));
  const expected = items.map(({ a, b }) => (b === 0 ? Number.NaN : (a + 0.5) / b + Math.max(a, b)));
  expect(runExpression("(a + .5) / b + max(a, b)", items)).toEqual(expected);
});

test("does not change the columns that it reads", () => {
  const column = Float64Array.of(1, 2, 3);
  compileExpression(parseTerm("-a + a * a")).run([column], 3);
  expect([...column]).toEqual([1, 2, 3]);
});

test("evaluates long and deep expressions", () => {
  const items = [{ a: 2 }];
  expect(runExpression(`a${"+a".repeat(249)}`, items)).toEqual([500]); // 250 · 2
  expect(runExpression(`a${"**b".repeat(249)}`, [{ a: 2, b: 1 }])).toEqual([2]); // 2^(1^(1^ …))
  expect(runExpression("a-(a-(a-(a-1)))", items)).toEqual([1]); // 2 − (2 − (2 − (2 − 1)))
});

function parseTerm(text: string): Term {
  const faults: Fault[] = [];
  const term = parseExpression(text, faults);
  if (term === undefined) {
    throw new Error(`${text}\n${faults.map(({ detail }) => detail).join("\n")}`);
  }
  return term;
}

function runExpression(text: string, items: readonly Readonly<Record<string, number>>[]): number[] {
  const program = compileExpression(parseTerm(text));
  const columns = program.names.map((name) =>
    Float64Array.from(items, (item) => item[name] ?? Number.NaN),
  );
  return [...program.run(columns, items.length)];
}

function toTree(term: Term): Tree {
  if (term.kind === "operated") {
    return { operator: term.operator, operands: term.operands.map(toTree) };
  }
  return term.kind === "name" ? { name: term.name } : { number: term.value };
}

function listColumns(term: Term): number[] {
  return [term.column, ...(term.kind === "operated" ? term.operands.flatMap(listColumns) : [])];
}

type Item = Readonly<Record<string, number>>;

/** Evaluates a tree for one item by definition. Returns `undefined` without a value. */
function interpret(tree: Tree, item: Item): number | undefined {
  if ("number" in tree) {
    return tree.number;
  }
  if ("name" in tree) {
    const rating = item[tree.name];
    return Number.isNaN(rating) ? undefined : rating;
  }
  return tree.operator in lazyOperators ? interpretLazy(tree, item) : interpretEager(tree, item);
}

type Operation = Extract<Tree, { readonly operator: string }>;
type OperandReader = (index: number) => number | undefined;

/** The operators that do not evaluate all of their operands. */
const lazyOperators: Readonly<Record<string, (read: OperandReader) => number | undefined>> = {
  "?": choose,
  if: choose,
  "&&": (read) => (read(0) === 1 ? read(1) : read(0)),
  "||": (read) => (read(0) === 0 ? read(1) : read(0)),
  coalesce: (read) => read(0) ?? read(1) ?? read(2) ?? read(3),
};

function interpretLazy({ operator, operands }: Operation, item: Item): number | undefined {
  return lazyOperators[operator]?.((index) => {
    const tree = operands[index];
    return tree === undefined ? undefined : interpret(tree, item);
  });
}

function choose(read: OperandReader): number | undefined {
  const condition = read(0);
  return condition === undefined ? undefined : read(condition === 1 ? 1 : 2);
}

function interpretEager({ operator, operands }: Operation, item: Item): number | undefined {
  const values = operands.flatMap((operand) => interpret(operand, item) ?? []);
  return values.length < operands.length ? undefined : toFinite(calculate(operator, values));
}

function toFinite(value: number): number | undefined {
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
    log2: () => logarithmTo(2, x),
    log10: () => logarithmTo(10, x),
  };
  return table[operator]?.() ?? Number.NaN;
}

function logarithm(x: number): number {
  return x > 0 ? positiveNaturalLog(x) : Number.NaN;
}

function logarithmTo(base: number, x: number): number {
  const exponent = logarithm(x) / positiveNaturalLog(base);
  return raise(base, Math.round(exponent)) === x ? Math.round(exponent) : exponent;
}

function raise(x: number, y: number): number {
  if (Number.isInteger(y) && Math.abs(y) <= 1024) {
    const positivePower = square(x, Math.abs(y));
    return y < 0 ? 1 / positivePower : positivePower;
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

/** Computes x^n by squaring, over the binary digits of n from the lowest. */
function square(x: number, n: number): number {
  let [result, factor] = [1, x];
  for (const digit of n.toString(2).split("").toReversed()) {
    result = digit === "1" ? result * factor : result;
    factor *= factor;
  }
  return result;
}
