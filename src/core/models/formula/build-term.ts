import { formulaOperations, listOperationNames } from "./operations.ts";
import { createParseError } from "./parse-error.ts";
import {
  type CallNode,
  type ChoiceNode,
  type CoreNode,
  getEnd,
  getStart,
  getTokenStart,
  type InfixNode,
  isSign,
  type LiteralNode,
  type SequenceNode,
  type SyntaxNode,
} from "./parse.ts";
import { type SourceSpan, type Term } from "./term.ts";

/** An expression, and the positions of the commas between the arguments of its functions. */
export type TermSource = { readonly expression: string; readonly commas: Set<number> };

const infixes = listOperationNames("infix");
const strayComma = "a comma can only separate the values of a function";

/** Converts a jsep node to a term. Throws a parse error for a node that is not arithmetic. */
export function buildTerm(parsed: SyntaxNode, source: TermSource): Term {
  const node = parsed as CoreNode;
  if (node.type === "Compound" || node.type === "SequenceExpression") {
    throw createSequenceError(node, source);
  }
  const span = { start: getStart(node), end: getEnd(node), column: getTokenStart(node) + 1 };
  return buildLeaf(node, span) ?? buildNode(node, span, source);
}

/** Throws a parse error for a comma outside the arguments of a function, which jsep ignores. */
export function rejectStrayCommas({ expression, commas }: TermSource): void {
  for (const { index } of expression.matchAll(/,/gu)) {
    if (!commas.has(index)) {
      throw createParseError(index, strayComma);
    }
  }
}

function buildLeaf(node: CoreNode, span: SourceSpan): Term | undefined {
  if (node.type === "Literal") {
    return { ...span, kind: "number", value: requireFinite(node) };
  }
  if (node.type === "Identifier") {
    return { ...span, kind: "name", name: node.name };
  }
  return node.type === "ThisExpression" ? { ...span, kind: "name", name: "this" } : undefined;
}

function requireFinite(node: LiteralNode): number {
  if (typeof node.value === "number" && Number.isFinite(node.value)) {
    return node.value;
  }
  throw createParseError(getTokenStart(node), `${node.raw} is too large a number`);
}

function buildNode(node: CoreNode, span: SourceSpan, source: TermSource): Term {
  if (node.type === "UnaryExpression") {
    return buildOperation(span, `prefix ${node.operator}`, [buildTerm(node.argument, source)]);
  }
  if (node.type === "BinaryExpression") {
    return buildInfix(node, span, source);
  }
  if (node.type === "ConditionalExpression") {
    return buildChoice(node, span, source);
  }
  if (node.type === "CallExpression") {
    return buildCall(node, span, source);
  }
  const description = "members are not supported; a name has only letters, digits and _";
  throw createParseError(span.column - 1, description);
}

function buildOperation(span: SourceSpan, operator: string, operands: readonly Term[]): Term {
  return { ...span, kind: "operated", operator, operands };
}

function buildInfix(node: InfixNode, span: SourceSpan, source: TermSource): Term {
  const { operator } = node;
  const index = findNextCharacter(node.left, source);
  if (!formulaOperations.has(operator)) {
    throw createParseError(
      index,
      `there is no operator ${operator}; use one of ${infixes.join(" ")}`,
    );
  }
  const start = getStart(node.left);
  if (operator === "**" && isSign(source.expression.charAt(start))) {
    const description = "a sign before ** is ambiguous; write (-a) ** b or -(a ** b)";
    throw createParseError(start, description);
  }
  const operands = [buildTerm(node.left, source), buildTerm(node.right, source)];
  return buildOperation({ ...span, column: index + 1 }, operator, operands);
}

function buildChoice(node: ChoiceNode, span: SourceSpan, source: TermSource): Term {
  const column = findNextCharacter(node.test, source) + 1;
  const operands = [node.test, node.consequent, node.alternate].map((operand) =>
    buildTerm(operand, source),
  );
  return buildOperation({ ...span, column }, "?", operands);
}

function buildCall(node: CallNode, span: SourceSpan, source: TermSource): Term {
  const callee = node.callee as CoreNode;
  const name = callee.type === "Identifier" ? callee.name : "";
  const isNamed = name !== "" && source.expression.startsWith(name, span.column - 1);
  if (!isNamed || node["optional"] === true) {
    throw createParseError(span.column - 1, "only the name of a function can be called with ( )");
  }
  for (const [index, next] of node.arguments.slice(1).entries()) {
    const comma = findNextCharacter(node.arguments[index] ?? next, source);
    if (source.expression.charAt(comma) !== ",") {
      throw createParseError(getStart(next), "a comma or an operator is missing before this");
    }
    source.commas.add(comma);
  }
  const operands = node.arguments.map((operand) => buildTerm(operand, source));
  return buildOperation(span, name, operands);
}

/** Creates the error for several expressions in a row: a stray comma, or a missing operator. */
function createSequenceError(node: SequenceNode, source: TermSource): Error {
  const [first, second] = node.type === "Compound" ? node.body : node.expressions;
  if (first === undefined || second === undefined) {
    return createParseError(0, "a value is missing");
  }
  const comma = findNextCharacter(first, source);
  return source.expression.charAt(comma) === ","
    ? createParseError(comma, strayComma)
    : createParseError(getStart(second), "an operator is missing before this");
}

/** Finds the position of the first character after a node that is not white space. */
function findNextCharacter(node: SyntaxNode, { expression }: TermSource): number {
  const end = getEnd(node);
  const blanks = /^\s*/u.exec(expression.slice(end));
  return end + (blanks?.[0].length ?? 0);
}
