import { formatNumber } from "../wording.ts";
import { applyOperation, formulaOperations } from "./operations.ts";
import { type OperationTerm, type Term } from "./term.ts";

/** What a name stands for; NaN where nobody said. */
type NameReader = (name: string) => number;

/** A term that has no value, and why: nobody rated it, or it cannot be. */
export type NoValueCause = { readonly term: Term; readonly reason: string };

/**
 * One term for one item: the arithmetic of the kernel, operation by operation.
 *
 * @example
 * evaluate(term, () => 2); // of "x + x": 4
 */
function evaluateTerm(term: Term, read: NameReader): number {
  if (term.kind === "number") {
    return term.value;
  }
  return term.kind === "name"
    ? read(term.name)
    : applyOperator(
        term,
        term.operands.map((each) => evaluateTerm(each, read)),
      );
}

/** An operation on values; NaN for one that nobody knows. */
export function applyOperator({ operator }: OperationTerm, values: readonly number[]): number {
  const operation = formulaOperations.get(operator);
  return operation === undefined ? Number.NaN : applyOperation(operation, values);
}

/**
 * Which terms are to blame that a term has no value, the first from the left first: names that
 * nobody rated, and operations whose values are all there and that have no result. What is not
 * looked at, such as the branch that was not taken, is never to blame.
 */
export function findNoValueCauses(term: Term, read: NameReader): NoValueCause[] {
  if (!Number.isNaN(evaluateTerm(term, read))) {
    return [];
  }
  if (term.kind !== "operated") {
    return [{ term, reason: "is missing" }];
  }
  const values = term.operands.map((each) => evaluateTerm(each, read));
  const blamed = listDecisiveTerms(term, values).flatMap((each) => findNoValueCauses(each, read));
  return blamed.length > 0 ? blamed : [{ term, reason: describeNoValue(term.operator, values) }];
}

/** The values that decide, of an operation that has none. */
function listDecisiveTerms(
  { operator, operands }: OperationTerm,
  values: readonly number[],
): readonly Term[] {
  if (operator === "?" || operator === "if") {
    return operands.filter((_, at) => at === 0 || at === 2 - (values[0] ?? 0));
  }
  const isShort = operator === "&&" || operator === "||";
  return isShort && Number.isNaN(values[0]) ? operands.slice(0, 1) : operands;
}

const divisions = new Set(["/", "%"]);
const powers = new Set(["**", "pow"]);
const roots = new Set(["sqrt", "ln", "log2", "log10"]);

/** Whether a quotient or remainder is asked for that no dividend has. */
export function dividesByZero(operator: string, [, divisor]: readonly number[]): boolean {
  return divisions.has(operator) && divisor === 0;
}

/** Why an operation on values that are all there has no result. */
export function describeNoValue(operator: string, values: readonly number[]): string {
  const [first = Number.NaN, second = Number.NaN] = values;
  if (dividesByZero(operator, values)) {
    return "divides by 0";
  }
  if (roots.has(operator)) {
    return `has no value for ${formatNumber(first)}`;
  }
  const isRootless = first === 0 || (first < 0 && !Number.isInteger(second));
  return powers.has(operator) && isRootless
    ? `has no value for ${formatNumber(first)} and ${formatNumber(second)}`
    : "is too large a number";
}
