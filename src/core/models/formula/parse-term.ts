/**
 * A recursive-descent parser. Operators between two values use precedence climbing (Pratt 1973,
 * "Top down operator precedence"). The parser checks its limits before it descends, so that no
 * expression can exhaust the stack.
 */
import { describeMissingValue, describeUnexpected } from "./describe-token.ts";
import { ParseError } from "./parse-error.ts";
import { readToken } from "./read-token.ts";
import { type SourceSpan, type Term } from "./term.ts";
import { type Token } from "./token.ts";

/** The position of a parse: the next token, the depth, and the number of terms already read. */
type Parser = { readonly expression: string; token: Token; depth: number; terms: number };

const depthMax = 32;
const termsMax = 500;

/** The operators between two values, from loose to tight, as in JavaScript (ECMA-262, 13). */
const precedences: ReadonlyMap<string, number> = new Map(
  [
    ["||"],
    ["&&"],
    ["==", "!="],
    ["<", "<=", ">", ">="],
    ["+", "-"],
    ["*", "/", "%"],
    ["**"],
  ].flatMap((operators, precedence) =>
    operators.map((operator): [string, number] => [operator, precedence]),
  ),
);

const signs: ReadonlySet<string> = new Set(["-", "+", "!"]);
const separators: ReadonlySet<string> = new Set(["(", ")", ",", ":"]);

/** Parses a whole expression into a term. Throws a parse error with the position. */
export function parseTerm(expression: string): Term {
  const parser = { expression, token: readToken(expression, 0), depth: 0, terms: 0 };
  const term = parseChoice(parser);
  if (parser.token.kind !== "end") {
    throw createUnexpectedError(parser, "an operator");
  }
  return term;
}

/** Parses a term inside parentheses, a function or a choice: one level deeper. */
function parseNested(parser: Parser): Term {
  enterLevel(parser);
  const term = parseChoice(parser);
  parser.depth -= 1;
  return term;
}

function parseChoice(parser: Parser): Term {
  const test = parseInfix(parser, 0);
  const question = parser.token;
  if (question.text !== "?") {
    return test;
  }
  takeToken(parser);
  const yes = parseNested(parser);
  if (parser.token.text !== ":") {
    throw new ParseError(parser.token.start, 'a ":" is missing here; write a ? b : c');
  }
  takeToken(parser);
  const no = parseNested(parser);
  const span = { start: test.start, end: no.end, column: question.start + 1 };
  return buildOperation(span, "?", [test, yes, no]);
}

/** Parses values and the operators between them whose precedence is at least a minimum. */
function parseInfix(parser: Parser, precedenceMin: number): Term {
  let left = parsePrefix(parser);
  for (;;) {
    const { text, start } = parser.token;
    const precedence = precedences.get(text) ?? -1;
    if (precedence < precedenceMin) {
      return left;
    }
    takeToken(parser);
    if (text === "**" && signs.has(parser.expression.charAt(left.start))) {
      const problem = "a sign before ** is ambiguous; write (-a) ** b or -(a ** b)";
      throw new ParseError(left.start, problem);
    }
    const right = parseInfix(parser, text === "**" ? precedence : precedence + 1);
    const span = { start: left.start, end: right.end, column: start + 1 };
    left = buildOperation(span, text, [left, right]);
  }
}

function parsePrefix(parser: Parser): Term {
  const { text, start } = parser.token;
  if (!signs.has(text)) {
    return parseValue(parser);
  }
  enterLevel(parser);
  takeToken(parser);
  const operand = parsePrefix(parser);
  parser.depth -= 1;
  const span = { start, end: operand.end, column: start + 1 };
  return buildOperation(span, `prefix ${text}`, [operand]);
}

function parseValue(parser: Parser): Term {
  const { kind, text, start, end } = parser.token;
  if (text === "(") {
    takeToken(parser);
    const term = parseNested(parser);
    return { ...term, start, end: closeParenthesis(parser, start, "an operator") };
  }
  if (kind !== "number" && kind !== "name") {
    throw new ParseError(start, describeMissingValue(parser.token));
  }
  takeToken(parser);
  const span = { start, end, column: start + 1 };
  if (kind === "number") {
    return { ...span, kind, value: Number(text) };
  }
  return parser.token.text === "(" ? parseCall(parser, text, span) : { ...span, kind, name: text };
}

function parseCall(parser: Parser, name: string, span: SourceSpan): Term {
  const open = takeToken(parser).start;
  const operands = parser.token.text === ")" ? [] : [parseNested(parser)];
  while (parser.token.text === ",") {
    takeToken(parser);
    operands.push(parseNested(parser));
  }
  const end = closeParenthesis(parser, open, "an operator or a comma");
  return buildOperation({ ...span, end }, name, operands);
}

function buildOperation(span: SourceSpan, operator: string, operands: readonly Term[]): Term {
  return { ...span, kind: "operated", operator, operands };
}

/** Reads the ) of the ( at an index, and returns the index after it. */
function closeParenthesis(parser: Parser, open: number, missing: string): number {
  if (parser.token.kind === "end") {
    throw new ParseError(open, "the parenthesis opened here is never closed; add a )");
  }
  if (parser.token.text !== ")") {
    throw createUnexpectedError(parser, missing);
  }
  return takeToken(parser).end;
}

function createUnexpectedError({ token }: Parser, missing: string): ParseError {
  return new ParseError(token.start, describeUnexpected(token, missing));
}

/** Returns the current token and advances. Counts the numbers, names and operators. */
function takeToken(parser: Parser): Token {
  const { token } = parser;
  parser.terms += Number(!separators.has(token.text));
  if (parser.terms > termsMax) {
    const problem = `there are more than ${termsMax} numbers, names and operators; use fewer`;
    throw new ParseError(token.start, problem);
  }
  parser.token = readToken(parser.expression, token.end);
  return token;
}

function enterLevel(parser: Parser): void {
  parser.depth += 1;
  if (parser.depth > depthMax) {
    const levels = `more than ${depthMax} levels deep; nest fewer`;
    const problem = `parentheses, functions, signs and choices are ${levels}`;
    throw new ParseError(parser.token.start, problem);
  }
}
