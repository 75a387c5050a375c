import { describeCharacter, describeSuffix } from "./describe-token.ts";
import { ParseError } from "./parse-error.ts";
import { type Token } from "./token.ts";

const blanks = /[ \t\r\n]*/y;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const namePattern = /[A-Za-z_]\w*/y;

/** The symbols, and operators of other languages, which a fault can then name as a whole. */
const symbolPattern = /\*\*|===?|!==?|<[=<>]?|>>>?|>=?|=[<>]?|&&?|\|\|?|\?\??|[-+*/%!(),:.]/y;

/**
 * Reads the next token of an expression, after any spaces, tabs and line ends. Throws a parse error
 * for a malformed number, and for a character that no expression contains.
 *
 * @example
 * readToken("a <= 2", 1); // { kind: "symbol", text: "<=", start: 2, end: 4 }
 */
export function readToken(expression: string, from: number): Token {
  const start = from + (matchAt(blanks, expression, from) ?? "").length;
  const number = matchAt(numberPattern, expression, start);
  if (number !== undefined) {
    checkNumber(expression, number, start);
    return buildToken("number", number, start);
  }
  const name = matchAt(namePattern, expression, start);
  if (name !== undefined) {
    return buildToken("name", name, start);
  }
  const symbol = matchAt(symbolPattern, expression, start);
  if (symbol !== undefined) {
    return buildToken("symbol", symbol, start);
  }
  const codePoint = expression.codePointAt(start);
  if (codePoint !== undefined) {
    throw new ParseError(start, describeCharacter(codePoint));
  }
  return buildToken("end", "", start);
}

/** Returns the text that a sticky pattern matches at an index. */
function matchAt(pattern: RegExp, expression: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(expression)?.[0];
}

function checkNumber(expression: string, number: string, start: number): void {
  const end = start + number.length;
  const next = expression.charAt(end);
  if (/[\w.]/.test(next)) {
    throw new ParseError(end, describeSuffix(number, next));
  }
  if (!Number.isFinite(Number(number))) {
    throw new ParseError(
      start,
      `${number.slice(0, 60)} is too large a number; write a smaller one`,
    );
  }
}

function buildToken(kind: Token["kind"], text: string, start: number): Token {
  return { kind, text, start, end: start + text.length };
}
