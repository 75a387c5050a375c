import { parseLiteral } from "./parse-literal.ts";
import { toPlainText } from "./to-plain-text.ts";

/** Text without any of these characters is one name. */
const specialPattern = /[,;|"'\\[\]{}\n\r]/;
const blankPattern = /^[\s,;|]*$/;
const emptyWords: ReadonlySet<string> = new Set(["", "None", "null", "NaN", "nan"]);

/** A list in brackets without quotes, as Java and PostgreSQL write it: "[bug, WEB]". */
const bracketPattern = /^(?:\[([^[\]{}]*)\]|\{([^[\]{}]*)\})$/;

const quotedText = String.raw`"((?:[^"]|"")*)"|'((?:[^']|'')*)'`;
/** Whitespace without line ends, which are separators. Line ends would cause quadratic time. */
const blanks = String.raw`[^\S\n\r]*`;
/** A quoted name between two separators. Other quotes are part of a name. */
const quotedPattern = new RegExp(
  String.raw`(?<=^|[,;|\n\r])${blanks}(?:${quotedText})${blanks}(?=$|[,;|\n\r])`,
  "g",
);
const separators = [";", "|", ","] as const;
type Separator = (typeof separators)[number];
const splitPatterns = { ";": /[;\n\r]/, "|": /[|\n\r]/, ",": /[,\n\r]/ } as const;
const namePatterns = {
  ";": createNamePattern(";"),
  "|": createNamePattern("|"),
  ",": createNamePattern(","),
} as const;

/**
 * Reads a list of names, such as labels. One separator applies to the whole text: ";" if it occurs
 * outside quotes, otherwise "|", otherwise ",". The other two are then part of a name, so
 * "Lee, Ana; Fox, Dan" has two names. The end of a line always separates. A "\" escapes ";" and
 * "\", as in the export of Ordinal.
 *
 * Also reads lists and objects of JSON and Python, where an object stands for its name. Removes
 * quotes, surrounding whitespace, empty names and duplicates. Keeps the first of names that differ
 * only in case.
 *
 * @example
 * readList("MOBILE; WEB"); // ["MOBILE", "WEB"]
 * readList("[{'id': 1, 'name': 'bug'}]"); // ["bug"]
 * readList('"a, b", c'); // ["a, b", "c"]
 */
export function readList(text: string): string[] {
  const trimmed = text.trim();
  if (emptyWords.has(trimmed)) {
    return [];
  }
  return specialPattern.test(trimmed) ? removeDuplicates(listNames(trimmed)) : [trimmed];
}

function listNames(text: string): readonly string[] {
  const literal = parseLiteral(text);
  if (literal !== undefined) {
    return [toPlainText(literal.value)].flat();
  }
  const bracketed = bracketPattern.exec(text);
  return split(bracketed?.[1] ?? bracketed?.[2] ?? text);
}

function split(text: string): readonly string[] {
  if (!/["'\\]/.test(text)) {
    return text.split(splitPatterns[findSeparator(text)]);
  }
  const unquoted = text.replaceAll(quotedPattern, "").replaceAll(/\\[;\\]/g, "");
  const pattern = namePatterns[findSeparator(unquoted)];
  return Array.from(text.matchAll(pattern), ([name, double, single]) => {
    const quoted = double?.replaceAll('""', '"') ?? single?.replaceAll("''", "'");
    return quoted ?? name.replaceAll(/\\([;\\])/g, "$1");
  });
}

function findSeparator(text: string): Separator {
  return separators.find((sign) => text.includes(sign)) ?? ",";
}

/** Returns the pattern of one name: quoted between separators, or everything up to the next. */
function createNamePattern(separator: string): RegExp {
  const end = String.raw`[${separator}\n\r]`;
  return new RegExp(
    String.raw`(?<=^|${end})${blanks}(?:${quotedText})${blanks}(?=$|${end})` +
      String.raw`|(?:\\[;\\]|[^${separator}\n\r])+`,
    "g",
  );
}

function removeDuplicates(names: readonly string[]): string[] {
  const byFold = new Map<string, string>();
  for (const name of names) {
    const trimmed = name.trim();
    const fold = trimmed.toLowerCase();
    if (!blankPattern.test(trimmed) && !byFold.has(fold)) {
      byFold.set(fold, trimmed);
    }
  }
  return [...byFold.values()];
}
