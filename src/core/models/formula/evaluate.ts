import { formatNumber } from "../../words/wording.ts";
import { applyOperation, formulaOperations } from "./operations.ts";
import { type OperationTerm, type Term } from "./term.ts";

/** A function that returns the value of a name, or NaN for a missing rating. */
type NameReader = (name: string) => number;

/** A term without a value, and the reason: a missing rating, or an undefined operation. */
export type NoValueCause = { readonly term: Term; readonly reason: string };

/**
 * Evaluates a term for one item, with the same operations as the compiled program.
 *
 * @example
 * evaluateTerm(term, () => 2); // for "x + x": 4
 */
function evaluateTerm(term: Term, read: NameReader): number {
  if (term.kind === "number") {
    return term.value;
  }
  return term.kind === "name"
    ? read(term.name)
    : applyOperator(
        term,
        term.operands.map((operand) => evaluateTerm(operand, read)),
      );
}

/** Applies an operation to values. Returns NaN for an unknown operation. */
export function applyOperator({ operator }: OperationTerm, values: readonly number[]): number {
  const operation = formulaOperations.get(operator);
  return operation === undefined ? Number.NaN : applyOperation(operation, values);
}

/**
 * Finds the terms that leave a term without a value, from left to right. They are names without a
 * rating, and operations that have no result although all operands have values. A term that is
 * not evaluated, such as a branch that is not taken, is never a cause.
 */
export function findNoValueCauses(term: Term, read: NameReader): NoValueCause[] {
  if (!Number.isNaN(evaluateTerm(term, read))) {
    return [];
  }
  if (term.kind !== "operated") {
    return [{ term, reason: "is missing" }];
  }
  const values = term.operands.map((operand) => evaluateTerm(operand, read));
  const causes = listDecisiveTerms(term, values).flatMap((operand) =>
    findNoValueCauses(operand, read),
  );
  return causes.length > 0 ? causes : [{ term, reason: describeNoValue(term.operator, values) }];
}

/** Lists the operands that an operation without a value evaluates. */
function listDecisiveTerms(
  { operator, operands }: OperationTerm,
  values: readonly number[],
): readonly Term[] {
  if (operator === "?" || operator === "if") {
    return operands.filter((_, index) => index === 0 || index === 2 - (values[0] ?? 0));
  }
  const isShortCircuit = operator === "&&" || operator === "||";
  return isShortCircuit && Number.isNaN(values[0]) ? operands.slice(0, 1) : operands;
}

const divisions = new Set(["/", "%"]);
const powers = new Set(["**", "pow"]);
const roots = new Set(["sqrt", "ln", "log2", "log10"]);

/** Returns whether an operation is a division or remainder by 0. */
export function dividesByZero(operator: string, [, divisor]: readonly number[]): boolean {
  return divisions.has(operator) && divisor === 0;
}

/** Describes why an operation has no result although all operands have values. */
export function describeNoValue(operator: string, values: readonly number[]): string {
  const [first = Number.NaN, second = Number.NaN] = values;
  if (dividesByZero(operator, values)) {
    return "divides by 0";
  }
  if (roots.has(operator)) {
    return `has no value for ${formatNumber(first)}`;
  }
  const isUndefinedPower = first === 0 || (first < 0 && !Number.isInteger(second));
  return powers.has(operator) && isUndefinedPower
    ? `has no value for ${formatNumber(first)} and ${formatNumber(second)}`
    : "is too large a number";
}
