import { type Fault } from "../../failure.ts";
import { listed } from "../wording.ts";
import { applied, dividesByZero, whyNone } from "./evaluate.ts";
import { nearest } from "./nearest.ts";
import { namesOf, type Operation, operations, shown, type Sort } from "./operations.ts";
import { faultAt } from "./parse.ts";
import { namesIn, type Operated, type Term } from "./term.ts";

/** What an expression may name. */
export type Known = {
  /** What the workspace says, and the item's own. Shown where a name is unknown. */
  readonly own: readonly string[];
  readonly builtIn: readonly string[];
};

/** What is known of a term without an item; `constant` of one that reads none, if it has a value. */
type Checked = { readonly sort: Sort; readonly constant?: number };

const functions = namesOf((form) => form === "function").concat("if");
const faultsMax = 20;
const listedMax = 12;
const nameLettersMax = 60;

/**
 * Adds what is wrong with an expression to `faults`, each with its column: names and functions that
 * are not there, values of the wrong sort or number, and what can have no value for any item: a
 * constant divisor of 0, the root of a negative constant, a constant beyond all numbers. At most 20.
 */
export function check(term: Term, known: Known, faults: Fault[]): void {
  const found: Fault[] = [];
  const { sort } = checked(term, known, found);
  if (sort !== "number") {
    found.push(faultAt(term.column, "the score has to be a number, not a yes/no"));
  }
  if (namesIn(term).length === 0) {
    found.push(faultAt(term.column, "nothing is read: an expression names a criterion or size"));
  }
  faults.push(...found.slice(0, faultsMax));
}

function checked(term: Term, known: Known, faults: Fault[]): Checked {
  if (term.kind === "number") {
    return { sort: "number", constant: term.value };
  }
  if (term.kind === "name") {
    faults.push(...faultsOfName(term.name, term.column, known));
    return { sort: "number" };
  }
  const of = term.of.map((each) => checked(each, known, faults));
  const operation = operations.get(term.operator);
  if (operation === undefined) {
    const near = nearest(term.operator, functions);
    faults.push(faultAt(term.column, missing("function", term.operator, near ?? functions)));
    return { sort: "number" };
  }
  const wrong = wrongOf(term, operation, of);
  faults.push(...wrong);
  const constant = wrong.length === 0 ? constantOf(term, of, faults) : undefined;
  return { sort: operation.gives, ...(constant !== undefined && { constant }) };
}

function faultsOfName(name: string, column: number, { own, builtIn }: Known): Fault[] {
  if (own.includes(name) || builtIn.includes(name)) {
    return [];
  }
  if (functions.includes(name)) {
    return [faultAt(column, `"${name}" is a function, and is given values: ${name}(…)`)];
  }
  const near = nearest(name, [...own, ...builtIn]);
  const others = [...own.slice(0, listedMax), "the built-in criteria"];
  return [faultAt(column, missing("criterion", name, near ?? others))];
}

/** That something is not there; and what was meant, or else what is there. */
function missing(noun: string, name: string, meant: string | readonly string[]): string {
  const none = `there is no ${noun} "${name.slice(0, nameLettersMax)}"`;
  return typeof meant === "string"
    ? `${none}; did you mean "${meant}"?`
    : `${none}; there is ${listed(meant)}`;
}

/** What is wrong with how many values an operation is given, and with the first of a wrong sort. */
function wrongOf(term: Operated, operation: Operation, of: readonly Checked[]): Fault[] {
  const [least, most] = operation.counts;
  if (of.length < least || of.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    const values = most === 1 ? "value" : "values";
    const detail = `${term.operator} takes ${count} ${values}, not ${of.length}`;
    return [faultAt(term.column, detail)];
  }
  const wrong = of.findIndex(({ sort }, at) => sort !== sortAt(operation, at));
  if (wrong === -1) {
    return [];
  }
  const wanted = wantedAt(operation, wrong);
  const given = sortAt(operation, wrong) === "number" ? "a yes/no" : "a number";
  return [faultAt(term.column, `${shown(term.operator)} needs ${wanted}, not ${given}`)];
}

function sortAt({ form, takes }: Operation, at: number): Sort {
  return form === "choice" && at === 0 ? "yes/no" : takes;
}

/** What an operation needs, as a person would ask for it. */
function wantedAt({ form, takes }: Operation, at: number): string {
  if (form === "choice") {
    return at === 0 ? "a yes/no to choose by" : "numbers to choose from";
  }
  const plural = takes === "number" ? "numbers" : takes;
  return { infix: `${plural} on both sides`, prefix: `a ${takes} behind it`, function: plural }[
    form
  ];
}

/** The value of a term that reads nothing; a fault where it, or its divisor, can be none. */
function constantOf(term: Operated, of: readonly Checked[], faults: Fault[]): number | undefined {
  const values = of.map(({ constant }) => constant ?? Number.NaN);
  const isConstant = of.every(({ constant }) => constant !== undefined);
  const value = applied(term, values);
  if (isConstant && !Number.isNaN(value)) {
    return value;
  }
  if (isConstant || dividesByZero(term.operator, values)) {
    faults.push(faultAt(term.column, `this ${whyNone(term.operator, values)}`));
  }
  return undefined;
}
