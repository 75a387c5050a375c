import { type Fault } from "../../failure.ts";
import { findNearestWord } from "../../words/nearest-word.ts";
import { formatList } from "../../words/wording.ts";
import { applyOperator, dividesByZero, describeNoValue } from "./evaluate.ts";
import {
  listOperationNames,
  type FormulaOperation,
  formulaOperations,
  formatOperator,
  type ValueType,
} from "./operations.ts";
import { buildExpressionFault } from "./parse-expression.ts";
import { listNames, type OperationTerm, type Term } from "./term.ts";

/** The names that an expression may read. */
export type KnownNames = {
  /** The listed criteria and `size`. The fault of an unknown name shows them. */
  readonly own: readonly string[];
  readonly builtIn: readonly string[];
};

/** The type of a term, and its value if it reads no name and has a value. */
type CheckedTerm = { readonly type: ValueType; readonly constant?: number };

const functionNames = listOperationNames("function").concat("if");
const faultsMax = 20;
const shownNamesMax = 12;
const nameLengthMax = 60;

/**
 * Checks an expression and adds at most 20 faults, each with its column. Faults are unknown names
 * and functions, wrong types and numbers of arguments, and terms that never have a value. Examples
 * of the latter are a constant divisor of 0, the root of a negative constant, and a constant
 * overflow.
 */
export function checkExpression(term: Term, known: KnownNames, faults: Fault[]): void {
  const allFaults: Fault[] = [];
  const { type } = checkTerm(term, known, allFaults);
  if (type !== "number") {
    allFaults.push(buildExpressionFault(term.column, "the score must be a number, not a yes/no"));
  }
  if (listNames(term).length === 0) {
    const detail = "the expression reads nothing; use a criterion or size";
    allFaults.push(buildExpressionFault(term.column, detail));
  }
  faults.push(...allFaults.slice(0, faultsMax));
}

function checkTerm(term: Term, known: KnownNames, faults: Fault[]): CheckedTerm {
  if (term.kind === "number") {
    return { type: "number", constant: term.value };
  }
  if (term.kind === "name") {
    faults.push(...findNameFaults(term.name, term.column, known));
    return { type: "number" };
  }
  const operands = term.operands.map((operand) => checkTerm(operand, known, faults));
  const operation = formulaOperations.get(term.operator);
  if (operation === undefined) {
    const suggestion = findNearestWord(term.operator, functionNames) ?? functionNames;
    const detail = describeUnknown("function", term.operator, suggestion);
    faults.push(buildExpressionFault(term.column, detail));
    return { type: "number" };
  }
  const argumentFaults = findArgumentFaults(term, operation, operands);
  faults.push(...argumentFaults);
  const constant = argumentFaults.length === 0 ? foldConstant(term, operands, faults) : undefined;
  return { type: operation.resultType, ...(constant !== undefined && { constant }) };
}

function findNameFaults(name: string, column: number, { own, builtIn }: KnownNames): Fault[] {
  if (own.includes(name) || builtIn.includes(name)) {
    return [];
  }
  if (functionNames.includes(name)) {
    return [buildExpressionFault(column, `"${name}" is a function; call it as ${name}(…)`)];
  }
  const nearest = findNearestWord(name, [...own, ...builtIn]);
  const available = [...own.slice(0, shownNamesMax), "the built-in criteria"];
  return [buildExpressionFault(column, describeUnknown("criterion", name, nearest ?? available))];
}

/** Describes an unknown name with the likely name, or with the list of available names. */
function describeUnknown(
  noun: string,
  name: string,
  suggestion: string | readonly string[],
): string {
  const problem = `there is no ${noun} "${name.slice(0, nameLengthMax)}"`;
  return typeof suggestion === "string"
    ? `${problem}; did you mean "${suggestion}"?`
    : `${problem}; available are ${formatList(suggestion)}`;
}

/** Returns a fault for a wrong number of arguments, or for the first argument of a wrong type. */
function findArgumentFaults(
  term: OperationTerm,
  operation: FormulaOperation,
  operands: readonly CheckedTerm[],
): Fault[] {
  const [least, most] = operation.arity;
  if (operands.length < least || operands.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    const values = most === 1 ? "value" : "values";
    const detail = `${term.operator} takes ${count} ${values}, not ${operands.length}`;
    return [buildExpressionFault(term.column, detail)];
  }
  const index = operands.findIndex(
    ({ type }, position) => type !== argumentTypeAt(operation, position),
  );
  if (index === -1) {
    return [];
  }
  const expected = describeArgument(operation, index);
  const actual = argumentTypeAt(operation, index) === "number" ? "a yes/no" : "a number";
  const detail = `${formatOperator(term.operator)} needs ${expected}, not ${actual}`;
  return [buildExpressionFault(term.column, detail)];
}

function argumentTypeAt({ form, operandType }: FormulaOperation, index: number): ValueType {
  return form === "choice" && index === 0 ? "yes/no" : operandType;
}

/** Describes the argument that an operation needs, for people. */
function describeArgument({ form, operandType }: FormulaOperation, index: number): string {
  if (form === "choice") {
    return index === 0 ? "a yes/no to choose by" : "numbers to choose from";
  }
  const plural = operandType === "number" ? "numbers" : operandType;
  return {
    infix: `${plural} on both sides`,
    prefix: `a ${operandType} after it`,
    function: plural,
  }[form];
}

/** Computes a constant term. Adds a fault if it has no value or its divisor is a constant 0. */
function foldConstant(
  term: OperationTerm,
  operands: readonly CheckedTerm[],
  faults: Fault[],
): number | undefined {
  const values = operands.map(({ constant }) => constant ?? Number.NaN);
  const isConstant = operands.every(({ constant }) => constant !== undefined);
  const value = applyOperator(term, values);
  if (isConstant && !Number.isNaN(value)) {
    return value;
  }
  if (isConstant || dividesByZero(term.operator, values)) {
    faults.push(
      buildExpressionFault(term.column, `this ${describeNoValue(term.operator, values)}`),
    );
  }
  return undefined;
}
