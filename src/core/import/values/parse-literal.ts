/** A parsed literal. The object distinguishes `None` and `null` from text that is not a literal. */
export type Literal = { readonly value: unknown };

/** The position of the parser in the text. Parsers return undefined for a text they reject. */
type Cursor = { readonly text: string; position: number; depth: number };

/** The maximum nesting of lists and objects. It bounds the recursion. */
const depthMax = 20;

const stringPattern = /[bru]?(?:"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)')/y;
const numberPattern = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?![\w.])/iy;
const constantPattern = /(?:True|False|None|true|false|null|undefined|NaN|nan)(?!\w)/y;
const blankPattern = /\s*/y;
const escapePattern = /\\(?:u[\da-f]{4}|x[\da-f]{2}|[^])/gi;

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const truths: ReadonlyMap<string, boolean> = new Map([
  ["True", true],
  ["true", true],
  ["False", false],
  ["false", false],
]);

/**
 * Parses a list or object in the notation of JSON or of Python: "[{'id': 1, 'name': 'bug'}]". Also
 * parses a set of Python as a list. `None`, `null` and `NaN` become null. Returns undefined if the
 * text is anything else, so that a text which merely starts with a bracket stays text.
 *
 * @example
 * parseLiteral("['bug', \"WEB\"]")?.value; // ["bug", "WEB"]
 * parseLiteral("[UI] Login"); // undefined
 */
export function parseLiteral(text: string): Literal | undefined {
  const cursor = { text: text.trim(), position: 0, depth: 0 };
  if (!/^[[{]/.test(cursor.text)) {
    return undefined;
  }
  const literal = parseValue(cursor);
  return cursor.position === cursor.text.length ? literal : undefined;
}

function parseValue(cursor: Cursor): Literal | undefined {
  match(cursor, blankPattern);
  const character = cursor.text[cursor.position];
  const literal =
    character === "[" || character === "{" ? parseNested(cursor, character) : parseScalar(cursor);
  match(cursor, blankPattern);
  return literal;
}

function parseNested(cursor: Cursor, character: "[" | "{"): Literal | undefined {
  if (cursor.depth >= depthMax) {
    return undefined;
  }
  cursor.position += 1;
  cursor.depth += 1;
  const literal = character === "[" ? parseItems(cursor, "]") : parseBraces(cursor);
  cursor.depth -= 1;
  return literal;
}

function parseItems(cursor: Cursor, end: string, items: unknown[] = []): Literal | undefined {
  while (!take(cursor, end)) {
    const item = parseValue(cursor);
    if (item === undefined || !endsEntry(cursor, end)) {
      return undefined;
    }
    items.push(item.value);
  }
  return { value: items };
}

/** Parses the inside of braces: an object, or a set if the first value has no colon after it. */
function parseBraces(cursor: Cursor): Literal | undefined {
  if (take(cursor, "}")) {
    return { value: {} };
  }
  const first = parseValue(cursor);
  if (first === undefined || cursor.text[cursor.position] === ":") {
    return parseEntries(cursor, first);
  }
  return endsEntry(cursor, "}") ? parseItems(cursor, "}", [first.value]) : undefined;
}

function parseEntries(cursor: Cursor, firstKey: Literal | undefined): Literal | undefined {
  const entries: [string, unknown][] = [];
  let key = firstKey;
  while (key !== undefined) {
    const value = take(cursor, ":") ? parseValue(cursor) : undefined;
    if (value === undefined || !endsEntry(cursor, "}")) {
      return undefined;
    }
    entries.push([String(key.value), value.value]);
    if (take(cursor, "}")) {
      return { value: Object.fromEntries(entries) };
    }
    key = parseValue(cursor);
  }
  return undefined;
}

/** Consumes a comma. Without one, the closing bracket must follow. */
function endsEntry(cursor: Cursor, end: string): boolean {
  return take(cursor, ",") || cursor.text[cursor.position] === end;
}

function parseScalar(cursor: Cursor): Literal | undefined {
  const string = match(cursor, stringPattern);
  if (string !== undefined) {
    return { value: unescape(string[1] ?? string[2] ?? "") };
  }
  const number = match(cursor, numberPattern);
  if (number !== undefined) {
    return { value: Number(number[0]) };
  }
  const constant = match(cursor, constantPattern);
  return constant && { value: truths.get(constant[0]) ?? null };
}

function unescape(text: string): string {
  return text.replaceAll(escapePattern, (escape) => {
    const character = escape.slice(1, 2);
    return escape.length > 2
      ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
      : (escapes[character] ?? character);
  });
}

/** Consumes a character and the whitespace around it. */
function take(cursor: Cursor, character: string): boolean {
  match(cursor, blankPattern);
  if (cursor.text[cursor.position] !== character) {
    return false;
  }
  cursor.position += 1;
  match(cursor, blankPattern);
  return true;
}

/** Matches a sticky pattern at the cursor and moves the cursor past the match. */
function match(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.position;
  const result = pattern.exec(cursor.text) ?? undefined;
  cursor.position += result?.[0].length ?? 0;
  return result;
}
