import { type Fault } from "../../failure.ts";
import { ParseError } from "./parse-error.ts";
import { parseTerm } from "./parse-term.ts";
import { type Term } from "./term.ts";

const expressionLengthMax = 2_000;

/**
 * Parses an expression. Adds a fault with the column and returns undefined for a syntax error.
 *
 *     numbers, names, ( ), + - * / % **, < <= > >= == !=, && || !, a ? b : c, f(a, b, …)
 *
 * Numbers are decimal, and names are ASCII. Operators have the precedence of JavaScript. `-a ** 2`
 * is rejected, as in JavaScript, because it is ambiguous. An expression has at most 2,000 characters
 * and 500 numbers, names and operators. It nests at most 32 parentheses, functions, signs and
 * choices. The parser checks these limits while it reads, so no expression can exhaust the stack.
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
    return parseTerm(expression);
  } catch (error) {
    if (!(error instanceof ParseError)) {
      throw error;
    }
    faults.push(buildExpressionFault(error.index + 1, error.message));
    return undefined;
  }
}

/** Builds a fault of an expression at a column, from 1. */
export function buildExpressionFault(column: number, detail: string): Fault {
  const end = detail.endsWith("?") ? "" : ".";
  return { pointer: "/expression", detail: `Column ${column}: ${detail}${end}` };
}
