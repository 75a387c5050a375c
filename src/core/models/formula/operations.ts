import { exponential, naturalLogOf, power } from "../../numeric/exponential.ts";

/** What a value is: a number, or the answer to a question (1 is yes, 0 is no). */
export type Sort = "number" | "yes/no";

/** Where an operation stands: between two values, before one, around "? :", or as a function. */
export type Form = "infix" | "prefix" | "choice" | "function";

/** NaN is no value: one that is missing, or one that cannot be. */
type Scalar = (x: number, y: number, z: number) => number;

/** What can be done to values. */
export type Operation = {
  readonly form: Form;
  readonly takes: Sort;
  readonly gives: Sort;
  /** How many values, from the fewest to the most; more than three are taken two at a time. */
  readonly counts: readonly [number, number];
  readonly of: Scalar;
};

/** The most that a function without a fixed number of values is given. */
const valuesMax = 20;

/** Beyond this an integer power is reckoned by logarithms: multiplying would round too often. */
const multipliedMax = 1024;

/**
 * Everything a formula can do, by how it is written; a prefix bears the word "prefix" before it.
 *
 * An operation on no value gives none, but for what asks first: `&&`, `||`, `? :` and `if` look at
 * the right side or a branch only if the left side sends them there, and `coalesce` gives the first
 * of its values that there is. Infinity is no value either.
 */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ...group(["infix", "number", "number", 2], {
    "+": (x, y) => finite(x + y),
    "-": (x, y) => finite(x - y),
    "*": (x, y) => finite(x * y),
    "/": (x, y) => finite(x / y),
    "%": (x, y) => finite(x % y),
    "**": powerOf,
  }),
  ...group(["infix", "number", "yes/no", 2], {
    "<": (x, y) => answer(x, y, x < y),
    "<=": (x, y) => answer(x, y, x <= y),
    ">": (x, y) => answer(x, y, x > y),
    ">=": (x, y) => answer(x, y, x >= y),
    "==": (x, y) => answer(x, y, x === y),
    "!=": (x, y) => answer(x, y, x !== y),
  }),
  ...group(["infix", "yes/no", "yes/no", 2], {
    "&&": (x, y) => (x === 1 ? y : x),
    "||": (x, y) => (x === 0 ? y : x),
  }),
  ...group(["prefix", "number", "number", 1], { "prefix +": (x) => x, "prefix -": (x) => -x }),
  ...group(["prefix", "yes/no", "yes/no", 1], { "prefix !": (x) => 1 - x }),
  ...group(["choice", "number", "number", 3], { "?": choose, if: choose }),
  ...group(["function", "number", "number", 1], {
    abs: (x) => Math.abs(x),
    sqrt: (x) => Math.sqrt(x),
    ln: logarithm,
    log2: (x) => logarithmTo(2, x),
    log10: (x) => logarithmTo(10, x),
    exp: (x) => finite(exponential(x)),
    round: (x) => Math.round(x),
    floor: (x) => Math.floor(x),
    ceil: (x) => Math.ceil(x),
  }),
  ...group(["function", "number", "number", 2], { pow: powerOf }),
  ...group(["function", "number", "number", 3], {
    clamp: (x, low, high) => Math.min(Math.max(x, low), high),
  }),
  ...group(["function", "number", "number", 1, valuesMax], {
    min: (x, y) => Math.min(x, y),
    max: (x, y) => Math.max(x, y),
    coalesce: (x, y) => (Number.isNaN(x) ? y : x),
  }),
]);

/** Whether an operation takes its values two at a time, from the left. */
export function isFolded({ counts }: Operation): boolean {
  return counts[1] > 3;
}

/** One operation on the values it was given. */
export function apply(operation: Operation, values: readonly number[]): number {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = values;
  if (!isFolded(operation)) {
    return operation.of(first, second, third);
  }
  let result = first;
  for (const value of values.slice(1)) {
    result = operation.of(result, value, Number.NaN);
  }
  return result;
}

/** An operator as it is written. */
export function shown(operator: string): string {
  return operator.replace("prefix ", "");
}

/** How operations of one form are called, in the order they stand in the table. */
export function namesOf(wanted: (form: Form) => boolean): string[] {
  return [...operations].filter(([, { form }]) => wanted(form)).map(([name]) => name);
}

/** The form, what is taken, what is given, and how many: so many, or from so many to so many. */
type Signature = readonly [form: Form, takes: Sort, gives: Sort, least: number, most?: number];

function group(
  [form, takes, gives, least, most = least]: Signature,
  scalars: Readonly<Record<string, Scalar>>,
): [string, Operation][] {
  return Object.entries(scalars).map(([name, of]) => [
    name,
    { form, takes, gives, counts: [least, most], of },
  ]);
}

function finite(x: number): number {
  return Number.isFinite(x) ? x : Number.NaN;
}

function answer(x: number, y: number, isSo: boolean): number {
  return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : Number(isSo);
}

function choose(condition: number, yes: number, no: number): number {
  if (condition === 1) {
    return yes;
  }
  return condition === 0 ? no : Number.NaN;
}

function logarithm(x: number): number {
  return x > 0 ? finite(naturalLogOf(x)) : Number.NaN;
}

/** ln x / ln base, and the very exponent where x is an integer power of the base. */
function logarithmTo(base: number, x: number): number {
  const quotient = logarithm(x) / naturalLogOf(base);
  const nearest = Math.round(quotient);
  return multiplied(base, nearest) === x ? nearest : quotient;
}

/**
 * x^y: by multiplication where y is an integer within ±1024, which is exact as long as the doubles
 * are; else e^(y · ln x). Of a negative x only integer powers exist, of 0 none below 0.
 */
function powerOf(x: number, y: number): number {
  if (Number.isNaN(x)) {
    return x;
  }
  if (Number.isInteger(y) && Math.abs(y) <= multipliedMax) {
    return finite(multiplied(x, y));
  }
  if (x > 0) {
    return finite(power(x, y));
  }
  if (x === 0) {
    return y > 0 ? 0 : Number.NaN;
  }
  return Number.isInteger(y) ? finite(power(-x, y) * (y % 2 === 0 ? 1 : -1)) : Number.NaN;
}

/** x^n for an integer n, by squaring. */
function multiplied(x: number, n: number): number {
  let [product, square] = [1, x];
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    product *= rest % 2 === 1 ? square : 1;
    square *= square;
  }
  return n < 0 ? 1 / product : product;
}
