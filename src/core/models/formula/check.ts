import { type Fault } from "../../failure.ts";
import { formatList } from "../wording.ts";
import { applyOperator, dividesByZero, describeNoValue } from "./evaluate.ts";
import { findNearestWord } from "./nearest-word.ts";
import {
  listOperationNames,
  type FormulaOperation,
  formulaOperations,
  formatOperator,
  type ValueType,
} from "./operations.ts";
import { buildExpressionFault } from "./parse.ts";
import { listNames, type OperationTerm, type Term } from "./term.ts";

/** What an expression may name. */
export type KnownNames = {
  /** What the workspace says, and the item's own. Shown where a name is unknown. */
  readonly own: readonly string[];
  readonly builtIn: readonly string[];
};

/** What is known of a term without an item; `constant` of one that reads none, if it has a value. */
type CheckedTerm = { readonly type: ValueType; readonly constant?: number };

const functionNames = listOperationNames((form) => form === "function").concat("if");
const faultsMax = 20;
const shownNamesMax = 12;
const nameLengthMax = 60;

/**
 * Adds what is wrong with an expression to `faults`, each with its column: names and functions that
 * are not there, values of the wrong sort or number, and what can have no value for any item: a
 * constant divisor of 0, the root of a negative constant, a constant beyond all numbers. At most 20.
 */
export function checkExpression(term: Term, known: KnownNames, faults: Fault[]): void {
  const found: Fault[] = [];
  const { type } = checkTerm(term, known, found);
  if (type !== "number") {
    found.push(buildExpressionFault(term.column, "the score has to be a number, not a yes/no"));
  }
  if (listNames(term).length === 0) {
    found.push(
      buildExpressionFault(term.column, "nothing is read: an expression names a criterion or size"),
    );
  }
  faults.push(...found.slice(0, faultsMax));
}

function checkTerm(term: Term, known: KnownNames, faults: Fault[]): CheckedTerm {
  if (term.kind === "number") {
    return { type: "number", constant: term.value };
  }
  if (term.kind === "name") {
    faults.push(...findNameFaults(term.name, term.column, known));
    return { type: "number" };
  }
  const of = term.operands.map((each) => checkTerm(each, known, faults));
  const operation = formulaOperations.get(term.operator);
  if (operation === undefined) {
    const near = findNearestWord(term.operator, functionNames);
    faults.push(
      buildExpressionFault(
        term.column,
        describeUnknown("function", term.operator, near ?? functionNames),
      ),
    );
    return { type: "number" };
  }
  const wrong = findArgumentFaults(term, operation, of);
  faults.push(...wrong);
  const constant = wrong.length === 0 ? foldConstant(term, of, faults) : undefined;
  return { type: operation.resultType, ...(constant !== undefined && { constant }) };
}

function findNameFaults(name: string, column: number, { own, builtIn }: KnownNames): Fault[] {
  if (own.includes(name) || builtIn.includes(name)) {
    return [];
  }
  if (functionNames.includes(name)) {
    return [
      buildExpressionFault(column, `"${name}" is a function, and is given values: ${name}(…)`),
    ];
  }
  const near = findNearestWord(name, [...own, ...builtIn]);
  const others = [...own.slice(0, shownNamesMax), "the built-in criteria"];
  return [buildExpressionFault(column, describeUnknown("criterion", name, near ?? others))];
}

/** That something is not there; and what was meant, or else what is there. */
function describeUnknown(noun: string, name: string, meant: string | readonly string[]): string {
  const none = `there is no ${noun} "${name.slice(0, nameLengthMax)}"`;
  return typeof meant === "string"
    ? `${none}; did you mean "${meant}"?`
    : `${none}; there is ${formatList(meant)}`;
}

/** What is wrong with how many values an operation is given, and with the first of a wrong sort. */
function findArgumentFaults(
  term: OperationTerm,
  operation: FormulaOperation,
  of: readonly CheckedTerm[],
): Fault[] {
  const [least, most] = operation.arity;
  if (of.length < least || of.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    const values = most === 1 ? "value" : "values";
    const detail = `${term.operator} takes ${count} ${values}, not ${of.length}`;
    return [buildExpressionFault(term.column, detail)];
  }
  const wrong = of.findIndex(({ type }, at) => type !== argumentTypeAt(operation, at));
  if (wrong === -1) {
    return [];
  }
  const wanted = describeArgument(operation, wrong);
  const given = argumentTypeAt(operation, wrong) === "number" ? "a yes/no" : "a number";
  return [
    buildExpressionFault(
      term.column,
      `${formatOperator(term.operator)} needs ${wanted}, not ${given}`,
    ),
  ];
}

function argumentTypeAt({ form, operandType }: FormulaOperation, at: number): ValueType {
  return form === "choice" && at === 0 ? "yes/no" : operandType;
}

/** What an operation needs, as a person would ask for it. */
function describeArgument({ form, operandType }: FormulaOperation, at: number): string {
  if (form === "choice") {
    return at === 0 ? "a yes/no to choose by" : "numbers to choose from";
  }
  const plural = operandType === "number" ? "numbers" : operandType;
  return {
    infix: `${plural} on both sides`,
    prefix: `a ${operandType} behind it`,
    function: plural,
  }[form];
}

/** The value of a term that reads nothing; a fault where it, or its divisor, can be none. */
function foldConstant(
  term: OperationTerm,
  of: readonly CheckedTerm[],
  faults: Fault[],
): number | undefined {
  const values = of.map(({ constant }) => constant ?? Number.NaN);
  const isConstant = of.every(({ constant }) => constant !== undefined);
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
