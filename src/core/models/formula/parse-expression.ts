import { type Fault } from "../../failure.ts";
import { buildTerm, rejectStrayCommas, type TermSource } from "./build-term.ts";
import { createParseError, isParseError, locateParseError } from "./parse-error.ts";
import { getOpenTokenStart, parseNodes } from "./parse.ts";
import { type Term } from "./term.ts";

const expressionLengthMax = 2_000;
const termsMax = 500;

/** A character that no expression contains. Such text is rejected before it is parsed. */
const foreignCharacter = /[^\w \t\r\n+\-*/%().,<>=!&|?:]/u;

/** The spelling of an operator for a character that people use on paper. */
const operatorHints: Readonly<Record<string, string>> = {
  "^": "write a power as **",
  "×": "multiply with *",
  "·": "multiply with *",
  "÷": "divide with /",
  "−": "subtract with -",
  "≤": "write <=",
  "≥": "write >=",
  "≠": "write !=",
};

/**
 * Parses an expression. Adds a fault with the column and returns undefined for a syntax error.
 *
 *     numbers, names, ( ), + - * / % **, < <= > >= == !=, && || !, a ? b : c, f(a, b, …)
 *
 * Operators have the precedence of JavaScript. `-a ** 2` is rejected, as in JavaScript, because it
 * is ambiguous. An expression has at most 2,000 characters and 500 numbers, names and operators. It
 * nests at most 32 parentheses, functions, signs and choices. The parser checks this limit while it
 * descends, so that no expression can exhaust the stack.
 *
 * @example
 * parseExpression("a + 1", faults); // an operation "+" at column 3, of a name and a number
 */
export function parseExpression(expression: string, faults: Fault[]): Term | undefined {
  if (expression.length > expressionLengthMax) {
    const { length } = expression;
    const detail = `An expression must have at most ${expressionLengthMax} characters, not ${length}.`;
    faults.push({ pointer: "/expression", detail });
    return undefined;
  }
  try {
    return readTerm(expression);
  } catch (error) {
    if (!isParseError(error)) {
      throw error;
    }
    faults.push(buildExpressionFault(...locateParseError(expression, error, getOpenTokenStart())));
    return undefined;
  }
}

/** Builds a fault of an expression at a column, from 1. */
export function buildExpressionFault(column: number, detail: string): Fault {
  const end = detail.endsWith("?") ? "" : ".";
  return { pointer: "/expression", detail: `Column ${column}: ${detail}${end}` };
}

function readTerm(expression: string): Term {
  const foreign = foreignCharacter.exec(expression);
  if (foreign !== null) {
    throw createParseError(foreign.index, describeCharacter(foreign[0]));
  }
  const source: TermSource = { expression, commas: new Set() };
  const term = buildTerm(parseNodes(expression), source);
  rejectStrayCommas(source);
  const column = listColumns(term).toSorted((a, b) => a - b)[termsMax];
  if (column !== undefined) {
    throw createParseError(
      column - 1,
      `there are more than ${termsMax} numbers, names and operators`,
    );
  }
  return term;
}

function listColumns(term: Term): number[] {
  const operands = term.kind === "operated" ? term.operands : [];
  return [term.column, ...operands.flatMap((operand) => listColumns(operand))];
}

function describeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return operatorHints[character] ?? `"${character}" (U+${code}) is not allowed in an expression`;
}
