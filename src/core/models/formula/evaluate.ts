import { said } from "../wording.ts";
import { apply, operations } from "./operations.ts";
import { type Operated, type Term } from "./term.ts";

/** What a name stands for; NaN where nobody said. */
type Read = (name: string) => number;

/** A term that has no value, and why: nobody rated it, or it cannot be. */
export type Blame = { readonly term: Term; readonly why: string };

/**
 * One term for one item: the arithmetic of the kernel, operation by operation.
 *
 * @example
 * evaluate(term, () => 2); // of "x + x": 4
 */
function evaluate(term: Term, read: Read): number {
  if (term.kind === "number") {
    return term.value;
  }
  return term.kind === "name"
    ? read(term.name)
    : applied(
        term,
        term.of.map((each) => evaluate(each, read)),
      );
}

/** An operation on values; NaN for one that nobody knows. */
export function applied({ operator }: Operated, values: readonly number[]): number {
  const operation = operations.get(operator);
  return operation === undefined ? Number.NaN : apply(operation, values);
}

/**
 * Which terms are to blame that a term has no value, the first from the left first: names that
 * nobody rated, and operations whose values are all there and that have no result. What is not
 * looked at, such as the branch that was not taken, is never to blame.
 */
export function blameOf(term: Term, read: Read): Blame[] {
  if (!Number.isNaN(evaluate(term, read))) {
    return [];
  }
  if (term.kind !== "operated") {
    return [{ term, why: "is missing" }];
  }
  const values = term.of.map((each) => evaluate(each, read));
  const blamed = lookedAt(term, values).flatMap((each) => blameOf(each, read));
  return blamed.length > 0 ? blamed : [{ term, why: whyNone(term.operator, values) }];
}

/** The values that decide, of an operation that has none. */
function lookedAt({ operator, of }: Operated, values: readonly number[]): readonly Term[] {
  if (operator === "?" || operator === "if") {
    return of.filter((_, at) => at === 0 || at === 2 - (values[0] ?? 0));
  }
  const isShort = operator === "&&" || operator === "||";
  return isShort && Number.isNaN(values[0]) ? of.slice(0, 1) : of;
}

const divisions = new Set(["/", "%"]);
const powers = new Set(["**", "pow"]);
const roots = new Set(["sqrt", "ln", "log2", "log10"]);

/** Whether a quotient or remainder is asked for that no dividend has. */
export function dividesByZero(operator: string, [, divisor]: readonly number[]): boolean {
  return divisions.has(operator) && divisor === 0;
}

/** Why an operation on values that are all there has no result. */
export function whyNone(operator: string, values: readonly number[]): string {
  const [first = Number.NaN, second = Number.NaN] = values;
  if (dividesByZero(operator, values)) {
    return "divides by 0";
  }
  if (roots.has(operator)) {
    return `has no value for ${said(first)}`;
  }
  const isRootless = first === 0 || (first < 0 && !Number.isInteger(second));
  return powers.has(operator) && isRootless
    ? `has no value for ${said(first)} and ${said(second)}`
    : "is too large a number";
}
