import { exponential, positiveNaturalLog, power } from "../../numeric/exponential.ts";

/** The type of a value: a number, or a yes/no that is stored as 1 or 0. */
export type ValueType = "number" | "yes/no";

/** The syntax of an operation. `choice` is "? :" or `if`. */
export type OperationForm = "infix" | "prefix" | "choice" | "function";

/** The arithmetic of an operation. NaN is a missing or undefined value. */
type Scalar = (x: number, y: number, z: number) => number;

/** An operation of the formula language. */
export type FormulaOperation = {
  readonly form: OperationForm;
  readonly operandType: ValueType;
  readonly resultType: ValueType;
  /** The minimum and maximum number of operands. More than three are combined two at a time. */
  readonly arity: readonly [number, number];
  readonly scalar: Scalar;
};

/** The maximum number of arguments of `min`, `max` and `coalesce`. */
const valuesMax = 20;

/** The largest exponent for powers by multiplication. Beyond it, multiplying rounds too often. */
const integerPowerMax = 1024;

/**
 * All operations of the formula language by their text. The key of a prefix operator begins with
 * "prefix ".
 *
 * An operation on a missing value has no value, with these exceptions. `&&`, `||`, `? :` and `if`
 * read the right side or a branch only if the left side selects it. `coalesce` returns the first
 * value that is not missing. An infinite result counts as missing.
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
    "<": (x, y) => toYesNo(x, y, x < y),
    "<=": (x, y) => toYesNo(x, y, x <= y),
    ">": (x, y) => toYesNo(x, y, x > y),
    ">=": (x, y) => toYesNo(x, y, x >= y),
    "==": (x, y) => toYesNo(x, y, x === y),
    "!=": (x, y) => toYesNo(x, y, x !== y),
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
    log2: (x) => computeLogarithm(2, x),
    log10: (x) => computeLogarithm(10, x),
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

/** Returns whether an operation combines its operands two at a time, from the left. */
export function isFolded({ arity }: FormulaOperation): boolean {
  return arity[1] > 3;
}

/** Applies an operation to its operands. */
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

/** Returns the text of an operator. */
export function formatOperator(operator: string): string {
  return operator.replace("prefix ", "");
}

/** Lists the names of the operations of a form, in the order of the table. */
export function listOperationNames(wantedForm: OperationForm): string[] {
  return [...formulaOperations].filter(([, { form }]) => form === wantedForm).map(([name]) => name);
}

/** The form, types and number of operands of an operation. `most` defaults to `least`. */
type Signature = readonly [
  form: OperationForm,
  operandType: ValueType,
  resultType: ValueType,
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

function toYesNo(x: number, y: number, isTrue: boolean): number {
  return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : Number(isTrue);
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

/** Computes ln x / ln base, or the exact exponent if x is an integer power of the base. */
function computeLogarithm(base: number, x: number): number {
  const quotient = logarithm(x) / positiveNaturalLog(base);
  const nearest = Math.round(quotient);
  return computeIntegerPower(base, nearest) === x ? nearest : quotient;
}

/**
 * Computes x^y. For an integer y within ±1024 it multiplies, which is exact if all products are
 * exact doubles. Otherwise it computes e^(y · ln x). A negative x has only integer powers, and 0
 * has no negative powers.
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

/** Computes x^n for an integer n by repeated squaring. */
function computeIntegerPower(x: number, n: number): number {
  let [product, square] = [1, x];
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    product *= rest % 2 === 1 ? square : 1;
    square *= square;
  }
  return n < 0 ? 1 / product : product;
}
