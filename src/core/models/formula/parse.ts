import jsep from "jsep";
import { type Fault } from "../../failure.ts";
import { listOperationNames, formulaOperations } from "./operations.ts";
import { type Term } from "./term.ts";

const strayComma = "a comma only stands between the values of a function";
const infixes = listOperationNames((form) => form === "infix");

const expressionLengthMax = 2_000;
const depthMax = 32;
const termsMax = 500;

/** What an expression is written with; anything else is refused before it is parsed. */
const foreignCharacter = /[^\w \t\r\n+\-*/%().,<>=!&|?:]/u;

/** What stands for an operator on paper, and how it is written here. */
const operatorHints: Readonly<Record<string, string>> = {
  "^": "a power is written **",
  "×": "multiply with *",
  "·": "multiply with *",
  "÷": "divide with /",
  "−": "subtract with -",
  "≤": "write <=",
  "≥": "write >=",
  "≠": "write !=",
};

/** What the parser says, and what it means. The first that fits is said. */
const parserMessages: readonly (readonly [RegExp, string])[] = [
  [/^missing unaryOp/u, "a value is missing behind the sign"],
  [/^Expected expression/u, "a value is missing"],
  [/^Expected comma/u, "a comma or ) is missing"],
  [/^Expected :/u, "a : is missing"],
  [/^(?:Unclosed|Expected \))/u, "what opens here is never closed"],
  [/^Variable names/u, "a name does not begin with a digit"],
  [/^Expected exponent/u, "a number breaks off in its exponent"],
  [/^Unexpected period/u, "a number has one point, and digits"],
  [/^Unexpected/u, "this cannot stand here"],
];

/** How far the parser is: where open tokens began, and how deep they are in one another. */
const progress: { starts: number[]; depth: number } = { starts: [], depth: 0 };

// The parser's nodes do not say where they stand; its hooks run where each token begins and ends.
jsep.removeAllLiterals();
jsep.hooks.add("gobble-expression", function () {
  enterLevel(this);
});
jsep.hooks.add("after-expression", () => {
  progress.depth -= 1;
});
jsep.hooks.add("gobble-token", function (env) {
  progress.starts.push(this.index);
  if (isSign(this.char)) {
    enterLevel(this);
  }
  // Numbers pass the other hook by unless they are read here.
  if (/[\d.]/u.test(this.char)) {
    Object.assign(env, { node: this.gobbleNumericLiteral() });
  }
});
jsep.hooks.add("after-token", function ({ node }) {
  const start = progress.starts.pop() ?? 0;
  progress.depth -= Number(isSign(this.expr.charAt(start)));
  if (node) {
    // What stands in parentheses comes by once more for each pair of them, from inside out.
    Object.assign(node, { first: node["first"] ?? start, start, end: this.index });
  }
});

/**
 * Reads an expression, or says at which column it cannot be read.
 *
 *     numbers, names, ( ), + - * / % **, < <= > >= == !=, && || !, a ? b : c, f(a, b, …)
 *
 * They bind as in JavaScript; `-a ** 2` is refused there too, for it reads two ways. At most 2,000
 * letters, 500 numbers, names and operators, and 32 parentheses, functions, signs and choices in
 * one another: a cap that is looked at on the way down, so that no expression exhausts the stack.
 *
 * @example
 * parse("a + 1", faults); // an operated term "+" at column 3, of a name and a number
 */
export function parseExpression(expression: string, faults: Fault[]): Term | undefined {
  if (expression.length > expressionLengthMax) {
    const detail = `An expression has at most ${expressionLengthMax} letters, not ${expression.length}.`;
    faults.push({ pointer: "/expression", detail });
    return undefined;
  }
  try {
    return readTerm(expression);
  } catch (error) {
    if (!isParseError(error)) {
      throw error;
    }
    faults.push(buildExpressionFault(...locateParseError(expression, error)));
    return undefined;
  }
}

/** A fault of an expression at a column, from 1. */
export function buildExpressionFault(column: number, detail: string): Fault {
  const end = detail.endsWith("?") ? "" : ".";
  return { pointer: "/expression", detail: `Column ${column}: ${detail}${end}` };
}

function readTerm(expression: string): Term {
  const strange = foreignCharacter.exec(expression);
  if (strange !== null) {
    throw createParseError(strange.index, describeCharacter(strange[0]));
  }
  Object.assign(progress, { starts: [], depth: -1 });
  const reading: ParseState = { expression, commas: new Set() };
  const term = toTerm(jsep(expression), reading);
  rejectStrayCommas(reading);
  const column = listColumns(term).toSorted((a, b) => a - b)[termsMax];
  if (column !== undefined) {
    throw createParseError(column - 1, `more than ${termsMax} numbers, names and operators`);
  }
  return term;
}

function listColumns(term: Term): number[] {
  const inside = term.kind === "operated" ? term.operands.flatMap((each) => listColumns(each)) : [];
  return [term.column, ...inside];
}

type ParseState = { readonly expression: string; readonly commas: Set<number> };

function describeCharacter(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return operatorHints[letter] ?? `"${letter}" (U+${code}) means nothing in an expression`;
}

function isSign(letter: string): boolean {
  return letter === "-" || letter === "+" || letter === "!";
}

function enterLevel({ index }: { readonly index: number }): void {
  progress.depth += 1;
  if (progress.depth > depthMax) {
    throw createParseError(
      index,
      `more than ${depthMax} parentheses, functions, signs or choices deep`,
    );
  }
}

/** An error at a letter, from 0, in the shape of the parser's own. */
function createParseError(index: number, description: string): Error {
  return Object.assign(new Error(description), { index, description });
}

function isParseError(error: unknown): error is Error & { index: number; description: string } {
  return error instanceof Error && "index" in error && "description" in error;
}

function locateParseError(
  expression: string,
  { index, description }: { readonly index: number; readonly description: string },
): [column: number, detail: string] {
  const [, wording = description] = parserMessages.find(([said]) => said.test(description)) ?? [];
  if (wording.includes("never closed")) {
    return [(progress.starts.at(-1) ?? 0) + 1, wording];
  }
  // The parser has stepped over a token before it calls it unexpected.
  const at = description.startsWith("Unexpected token") ? index - 1 : index;
  return [at + 1, at < expression.length ? wording : `${wording}, and the expression ends`];
}

/** The parser's tree as our own; refuses whatever is no arithmetic. */
function toTerm(parsed: jsep.Expression, reading: ParseState): Term {
  const node = parsed as jsep.CoreExpression;
  if (node.type === "Compound" || node.type === "SequenceExpression") {
    throw createSequenceError(node, reading);
  }
  const place = { start: startOf(node), end: endOf(node), column: firstOf(node) + 1 };
  return toLeaf(node, place) ?? toOperation(node, place, reading);
}

function toLeaf(node: jsep.CoreExpression, place: SourceSpan): Term | undefined {
  if (node.type === "Literal") {
    return { ...place, kind: "number", value: toFiniteNumber(node) };
  }
  if (node.type === "Identifier") {
    return { ...place, kind: "name", name: node.name };
  }
  return node.type === "ThisExpression" ? { ...place, kind: "name", name: "this" } : undefined;
}

function toOperation(node: jsep.CoreExpression, place: SourceSpan, reading: ParseState): Term {
  if (node.type === "UnaryExpression") {
    return buildOperation(place, `prefix ${node.operator}`, [toTerm(node.argument, reading)]);
  }
  if (node.type === "BinaryExpression") {
    return toInfix(place, node, reading);
  }
  if (node.type === "ConditionalExpression") {
    return toChoice(place, node, reading);
  }
  if (node.type === "CallExpression") {
    return toCall(place, node, reading);
  }
  throw createParseError(
    place.column - 1,
    "nothing has parts here: a name is letters, digits and _",
  );
}

type SourceSpan = Pick<Term, "start" | "end" | "column">;

/** Where a node begins: marked on a token, and of what has several that of the first. */
function startOf({ start, left, test }: jsep.Expression): number {
  return typeof start === "number" ? start : startOf((left ?? test) as jsep.Expression);
}

function endOf({ end, right, alternate }: jsep.Expression): number {
  return typeof end === "number" ? end : endOf((right ?? alternate) as jsep.Expression);
}

/** Where a token begins inside the parentheses around it. */
function firstOf(node: jsep.Expression): number {
  return typeof node["first"] === "number" ? node["first"] : startOf(node);
}

function buildOperation(place: SourceSpan, operator: string, of: readonly Term[]): Term {
  return { ...place, kind: "operated", operator, operands: of };
}

function toFiniteNumber(node: jsep.Literal): number {
  if (typeof node.value === "number" && Number.isFinite(node.value)) {
    return node.value;
  }
  throw createParseError(firstOf(node), `${node.raw} is beyond all numbers`);
}

function toInfix(place: SourceSpan, node: jsep.BinaryExpression, reading: ParseState): Term {
  const { operator } = node;
  const at = findNextCharacter(node.left, reading);
  if (!formulaOperations.has(operator)) {
    throw createParseError(at, `there is no ${operator} here; there is ${infixes.join(" ")}`);
  }
  const begin = startOf(node.left);
  if (operator === "**" && isSign(reading.expression.charAt(begin))) {
    throw createParseError(begin, "a sign before ** reads two ways: write (-a) ** b or -(a ** b)");
  }
  const of = [toTerm(node.left, reading), toTerm(node.right, reading)];
  return buildOperation({ ...place, column: at + 1 }, operator, of);
}

function toChoice(place: SourceSpan, node: jsep.ConditionalExpression, reading: ParseState): Term {
  const column = findNextCharacter(node.test, reading) + 1;
  const of = [node.test, node.consequent, node.alternate].map((each) => toTerm(each, reading));
  return buildOperation({ ...place, column }, "?", of);
}

function toCall(place: SourceSpan, node: jsep.CallExpression, reading: ParseState): Term {
  const callee = node.callee as jsep.CoreExpression;
  const name = callee.type === "Identifier" ? callee.name : "";
  const isPlain = name !== "" && reading.expression.startsWith(name, place.column - 1);
  if (!isPlain || node["optional"] === true) {
    throw createParseError(place.column - 1, "only a function by its name is given values in ( )");
  }
  for (const [at, next] of node.arguments.slice(1).entries()) {
    const comma = findNextCharacter(node.arguments[at] ?? next, reading);
    if (reading.expression.charAt(comma) !== ",") {
      throw createParseError(startOf(next), "a comma or an operator is missing before this");
    }
    reading.commas.add(comma);
  }
  const of = node.arguments.map((each) => toTerm(each, reading));
  return buildOperation(place, name, of);
}

/** Why several expressions side by side are none. */
function createSequenceError(
  node: jsep.Compound | jsep.SequenceExpression,
  reading: ParseState,
): Error {
  const [first, second] = node.type === "Compound" ? node.body : node.expressions;
  if (first === undefined || second === undefined) {
    return createParseError(0, "a value is missing");
  }
  const comma = findNextCharacter(first, reading);
  return reading.expression.charAt(comma) === ","
    ? createParseError(comma, strayComma)
    : createParseError(startOf(second), "an operator is missing before this");
}

/** The parser takes commas for blanks where no function is given values. */
function rejectStrayCommas({ expression, commas }: ParseState): void {
  for (const { index } of expression.matchAll(/,/gu)) {
    if (!commas.has(index)) {
      throw createParseError(index, strayComma);
    }
  }
}

/** The first letter behind a node that is no blank. */
function findNextCharacter(node: jsep.Expression, { expression }: ParseState): number {
  const end = endOf(node);
  const blanks = /^\s*/u.exec(expression.slice(end));
  return end + (blanks?.[0].length ?? 0);
}
