/**
 * The jsep parser with the settings of the formula language. Hooks add positions to the nodes,
 * which jsep does not record, and limit the nesting depth while the parser descends.
 */
import jsep from "jsep";
import { createParseError } from "./parse-error.ts";

const depthMax = 32;

export type SyntaxNode = jsep.Expression;
export type CoreNode = jsep.CoreExpression;
export type LiteralNode = jsep.Literal;
export type InfixNode = jsep.BinaryExpression;
export type ChoiceNode = jsep.ConditionalExpression;
export type CallNode = jsep.CallExpression;
/** A node for several expressions in a row, which the formula language does not have. */
export type SequenceNode = jsep.Compound | jsep.SequenceExpression;

/** The state of the current parse: the starts of open tokens, and the nesting depth. */
const progress: { starts: number[]; depth: number } = { starts: [], depth: 0 };

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
  // jsep calls "after-token" for a number only if this hook has read it.
  if (/[\d.]/u.test(this.char)) {
    Object.assign(env, { node: this.gobbleNumericLiteral() });
  }
});
jsep.hooks.add("after-token", function ({ node }) {
  const start = progress.starts.pop() ?? 0;
  progress.depth -= Number(isSign(this.expr.charAt(start)));
  if (node) {
    // jsep calls this hook again for each pair of parentheses around a node, from inside out.
    Object.assign(node, { first: node["first"] ?? start, start, end: this.index });
  }
});

/** Parses an expression into jsep nodes with positions. Throws a parse error. */
export function parseNodes(expression: string): SyntaxNode {
  Object.assign(progress, { starts: [], depth: -1 });
  return jsep(expression);
}

/** Returns the start of the innermost token that was open when the last parse failed. */
export function getOpenTokenStart(): number {
  return progress.starts.at(-1) ?? 0;
}

/** Returns the start of a node, including parentheses: its own, or that of its first operand. */
export function getStart({ start, left, test }: SyntaxNode): number {
  return typeof start === "number" ? start : getStart((left ?? test) as SyntaxNode);
}

/** Returns the end of a node, including parentheses: its own, or that of its last operand. */
export function getEnd({ end, right, alternate }: SyntaxNode): number {
  return typeof end === "number" ? end : getEnd((right ?? alternate) as SyntaxNode);
}

/** Returns the start of a token without the parentheses around it. */
export function getTokenStart(node: SyntaxNode): number {
  return typeof node["first"] === "number" ? node["first"] : getStart(node);
}

/** Returns whether a character is a prefix operator. */
export function isSign(character: string): boolean {
  return character === "-" || character === "+" || character === "!";
}

function enterLevel({ index }: { readonly index: number }): void {
  progress.depth += 1;
  if (progress.depth > depthMax) {
    const levels = `more than ${depthMax} levels`;
    throw createParseError(index, `parentheses, functions, signs and choices are ${levels} deep`);
  }
}
