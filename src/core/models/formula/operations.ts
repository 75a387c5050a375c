import { exponential, positiveNaturalLog, power } from "../../numeric/exponential.ts";

/** What a value is: a number, or the answer to a question (1 is yes, 0 is no). */
export type ValueType = "number" | "yes/no";

/** Where an operation stands: between two values, before one, around "? :", or as a function. */
export type OperationForm = "infix" | "prefix" | "choice" | "function";

/** NaN is no value: one that is missing, or one that cannot be. */
type Scalar = (x: number, y: number, z: number) => number;

/** What can be done to values. */
export type FormulaOperation = {
  readonly form: OperationForm;
  readonly operandType: ValueType;
  readonly resultType: ValueType;
  /** How many values, from the fewest to the most; more than three are taken two at a time. */
  readonly arity: readonly [number, number];
  readonly scalar: Scalar;
};

/** The most that a function without a fixed number of values is given. */
const valuesMax = 20;

/** Beyond this an integer power is reckoned by logarithms: multiplying would round too often. */
const integerPowerMax = 1024;

/**
 * Everything a formula can do, by how it is written; a prefix bears the word "prefix" before it.
 *
 * An operation on no value gives none, but for what asks first: `&&`, `||`, `? :` and `if` look at
 * the right side or a branch only if the left side sends them there, and `coalesce` gives the first
 * of its values that there is. Infinity is no value either.
 */
export const formulaOperations: ReadonlyMap<string, FormulaOperation> = new Map([
  ...defineOperations(["infix", "number", "number", 2], {
    "+": (x, y) => finiteOrNaN(x + y),
    "-": (x, y) => finiteOrNaN(x - y),
    "*": (x, y) => finiteOrNaN(x * y),
    "/": (x, y) => finiteOrNaN(x / y),
    "%": (x, y) => finiteOrNaN(x % y),
    "**": computePower,
  }),
  ...defineOperations(["infix", "number", "yes/no", 2], {
    "<": (x, y) => toAnswer(x, y, x < y),
    "<=": (x, y) => toAnswer(x, y, x <= y),
    ">": (x, y) => toAnswer(x, y, x > y),
    ">=": (x, y) => toAnswer(x, y, x >= y),
    "==": (x, y) => toAnswer(x, y, x === y),
    "!=": (x, y) => toAnswer(x, y, x !== y),
  }),
  ...defineOperations(["infix", "yes/no", "yes/no", 2], {
    "&&": (x, y) => (x === 1 ? y : x),
    "||": (x, y) => (x === 0 ? y : x),
  }),
  ...defineOperations(["prefix", "number", "number", 1], {
    "prefix +": (x) => x,
    "prefix -": (x) => -x,
  }),
  ...defineOperations(["prefix", "yes/no", "yes/no", 1], { "prefix !": (x) => 1 - x }),
  ...defineOperations(["choice", "number", "number", 3], { "?": choose, if: choose }),
  ...defineOperations(["function", "number", "number", 1], {
    abs: (x) => Math.abs(x),
    sqrt: (x) => Math.sqrt(x),
    ln: logarithm,
    log2: (x) => logarithmTo(2, x),
    log10: (x) => logarithmTo(10, x),
    exp: (x) => finiteOrNaN(exponential(x)),
    round: (x) => Math.round(x),
    floor: (x) => Math.floor(x),
    ceil: (x) => Math.ceil(x),
  }),
  ...defineOperations(["function", "number", "number", 2], { pow: computePower }),
  ...defineOperations(["function", "number", "number", 3], {
    clamp: (x, low, high) => Math.min(Math.max(x, low), high),
  }),
  ...defineOperations(["function", "number", "number", 1, valuesMax], {
    min: (x, y) => Math.min(x, y),
    max: (x, y) => Math.max(x, y),
    coalesce: (x, y) => (Number.isNaN(x) ? y : x),
  }),
]);

/** Whether an operation takes its values two at a time, from the left. */
export function isFolded({ arity }: FormulaOperation): boolean {
  return arity[1] > 3;
}

/** One operation on the values it was given. */
export function applyOperation(operation: FormulaOperation, values: readonly number[]): number {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = values;
  if (!isFolded(operation)) {
    return operation.scalar(first, second, third);
  }
  let result = first;
  for (const value of values.slice(1)) {
    result = operation.scalar(result, value, Number.NaN);
  }
  return result;
}

/** An operator as it is written. */
export function formatOperator(operator: string): string {
  return operator.replace("prefix ", "");
}

/** How operations of one form are called, in the order they stand in the table. */
export function listOperationNames(wanted: (form: OperationForm) => boolean): string[] {
  return [...formulaOperations].filter(([, { form }]) => wanted(form)).map(([name]) => name);
}

/** The form, what is taken, what is given, and how many: so many, or from so many to so many. */
type Signature = readonly [
  form: OperationForm,
  takes: ValueType,
  gives: ValueType,
  least: number,
  most?: number,
];

function defineOperations(
  [form, operandType, resultType, least, most = least]: Signature,
  scalars: Readonly<Record<string, Scalar>>,
): [string, FormulaOperation][] {
  return Object.entries(scalars).map(([name, scalar]) => [
    name,
    { form, operandType, resultType, arity: [least, most], scalar },
  ]);
}

function finiteOrNaN(x: number): number {
  return Number.isFinite(x) ? x : Number.NaN;
}

function toAnswer(x: number, y: number, isSo: boolean): number {
  return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : Number(isSo);
}

function choose(condition: number, yes: number, no: number): number {
  if (condition === 1) {
    return yes;
  }
  return condition === 0 ? no : Number.NaN;
}

function logarithm(x: number): number {
  return x > 0 ? finiteOrNaN(positiveNaturalLog(x)) : Number.NaN;
}

/** ln x / ln base, and the very exponent where x is an integer power of the base. */
function logarithmTo(base: number, x: number): number {
  const quotient = logarithm(x) / positiveNaturalLog(base);
  const nearest = Math.round(quotient);
  return computeIntegerPower(base, nearest) === x ? nearest : quotient;
}

/**
 * x^y: by multiplication where y is an integer within ±1024, which is exact as long as the doubles
 * are; else e^(y · ln x). Of a negative x only integer powers exist, of 0 none below 0.
 */
function computePower(x: number, y: number): number {
  if (Number.isNaN(x)) {
    return x;
  }
  if (Number.isInteger(y) && Math.abs(y) <= integerPowerMax) {
    return finiteOrNaN(computeIntegerPower(x, y));
  }
  if (x > 0) {
    return finiteOrNaN(power(x, y));
  }
  if (x === 0) {
    return y > 0 ? 0 : Number.NaN;
  }
  return Number.isInteger(y) ? finiteOrNaN(power(-x, y) * (y % 2 === 0 ? 1 : -1)) : Number.NaN;
}

/** x^n for an integer n, by squaring. */
function computeIntegerPower(x: number, n: number): number {
  let [product, square] = [1, x];
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    product *= rest % 2 === 1 ? square : 1;
    square *= square;
  }
  return n < 0 ? 1 / product : product;
}
