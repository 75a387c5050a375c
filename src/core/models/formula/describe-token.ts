import { listOperationNames } from "./operations.ts";
import { type Token } from "./token.ts";

/** The problem of a symbol that cannot follow a value. */
const symbolProblems: Readonly<Record<string, string>> = {
  ",": "a comma can only separate the values of a function; remove it",
  ")": "no parenthesis is open here; remove this )",
  ":": "no ? precedes this :; write a ? b : c",
  ".": "members are not supported; a name has only letters, digits and _",
  "=": "there is no operator =; compare with ==",
  "===": "there is no operator ===; compare with ==",
  "!==": "there is no operator !==; compare with !=",
  "<>": "there is no operator <>; compare with !=",
  "=<": "there is no operator =<; compare with <=",
  "=>": "there is no operator =>; compare with >=",
  "&": "there is no operator &; write &&",
  "|": "there is no operator |; write ||",
  "??": "there is no operator ??; write coalesce(a, b)",
};

/** The remedy for a mathematical symbol that is not an operator of the language. */
const characterHints: Readonly<Record<string, string>> = {
  "^": "write a power as **",
  "×": "multiply with *",
  "·": "multiply with *",
  "÷": "divide with /",
  "−": "subtract with -",
  "≤": "write <=",
  "≥": "write >=",
  "≠": "write !=",
};

const shownLengthMax = 60;

/** Describes a token that occurs in the place of a value. */
export function describeMissingValue({ kind, text }: Token): string {
  const place = kind === "end" ? "at the end of the expression" : `before "${text}"`;
  return `a value is missing ${place}; add a number, a name or a function`;
}

/** Describes a token that cannot follow a value. `missing` names a symbol that could. */
export function describeUnexpected({ kind, text }: Token, missing: string): string {
  if (kind !== "symbol" || text === "(" || text === "!") {
    return `${missing} is missing before "${text.slice(0, shownLengthMax)}"; add it`;
  }
  const operators = listOperationNames("infix").join(" ");
  return symbolProblems[text] ?? `there is no operator ${text}; use one of ${operators}`;
}

/** Describes a character that no expression contains. */
export function describeCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  const code = codePoint.toString(16).toUpperCase().padStart(4, "0");
  return characterHints[character] ?? `"${character}" (U+${code}) is not allowed; remove it`;
}

/** Describes the character directly after a number that is not part of the number. */
export function describeSuffix(number: string, next: string): string {
  if (next === ".") {
    return "a number has at most one decimal point; remove this one";
  }
  if (/e/i.test(next) && !/e/i.test(number)) {
    return "the exponent of the number is incomplete; write it as in 1e3";
  }
  return next === "_"
    ? "a number has only digits, a point and an exponent; write 1000, not 1_000"
    : "a name cannot begin with a digit, and a number has only decimal digits";
}
