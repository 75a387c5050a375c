/** A parse error, from jsep or from this folder. `index` is the position from 0. */
export type ParseError = Error & { readonly index: number; readonly description: string };

/** The wording for each jsep error. The first match applies. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/^missing unaryOp/u, "a value is missing after the sign"],
  [/^Expected expression/u, "a value is missing"],
  [/^Expected comma/u, "a comma or ) is missing"],
  [/^Expected :/u, "a : is missing"],
  [/^Variable names/u, "a name cannot begin with a digit"],
  [/^Expected exponent/u, "the exponent of the number is incomplete"],
  [/^Unexpected period/u, "a number needs digits and has at most one decimal point"],
  [/^Unexpected/u, "this is unexpected here"],
];

const unclosedPattern = /^(?:Unclosed|Expected \))/u;

/** Creates a parse error in the shape of jsep's errors. */
export function createParseError(index: number, description: string): Error {
  return Object.assign(new Error(description), { index, description });
}

/** Returns whether an error is a parse error. */
export function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && "index" in error && "description" in error;
}

/**
 * Returns the column, from 1, and the wording of a parse error. An unclosed parenthesis is reported
 * at `openTokenStart`, the start of its token.
 */
export function locateParseError(
  expression: string,
  { index, description }: ParseError,
  openTokenStart: number,
): [column: number, detail: string] {
  if (unclosedPattern.test(description)) {
    return [openTokenStart + 1, "the parenthesis opened here is never closed"];
  }
  const [, wording = description] = wordings.find(([pattern]) => pattern.test(description)) ?? [];
  // jsep reports an unexpected token after it has advanced by one.
  const position = description.startsWith("Unexpected token") ? index - 1 : index;
  return [
    position + 1,
    position < expression.length ? wording : `${wording} at the end of the expression`,
  ];
}
