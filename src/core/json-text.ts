import { type Fault, formatJsonPointer } from "./failure.ts";

const [quote, comma, backslash] = [34, 44, 92];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

/**
 * Returns whether a JSON text is nested deeper than `levelsMax`: `[[1]]` has two levels. Counts
 * only the brackets outside strings, so that it is cheap and can run before the parser. The parser
 * rejects a text that is not JSON.
 */
export function isDeeperThan(text: string, levelsMax: number): boolean {
  let levels = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = findStringEnd(text, index + 1);
      continue;
    }
    levels += depthChange(code);
    if (levels > levelsMax) {
      return true;
    }
  }
  return false;
}

/**
 * Returns the first fault of a JSON text that `JSON.parse` accepts: too many levels, a name that
 * occurs twice in an object, the name `__proto__`, or a name with a control character or a lone
 * surrogate. Scans the text once and keeps the names of the open objects only. The parser rejects a
 * text that is not JSON.
 *
 * Source: RFC 8259 § 4, RFC 7493 (I-JSON) § 2.
 */
export function findJsonFault(text: string, levelsMax: number): Fault | undefined {
  const members = new OpenMembers();
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    let detail: string | undefined;
    if (code === quote) {
      const start = index + 1;
      index = findStringEnd(text, start);
      detail = members.readString(text, start, index);
    } else {
      members.readMark(code);
    }
    if (detail !== undefined) {
      return { pointer: members.pointer(), detail };
    }
    if (members.levels > levelsMax) {
      return { detail: `The body is nested deeper than ${levelsMax} levels. Send a flatter body.` };
    }
  }
  return undefined;
}

/** The number of names above which an object finds duplicates with a set instead of pairs. */
const pairwiseMax = 12;

/** The objects and arrays that are open at a position of a text, and the names of the objects. */
class OpenMembers {
  /** The names of all open objects, outermost first. */
  readonly #names: string[] = [];
  /** By level: the position of its first name. */
  readonly #starts: number[] = [];
  /** By level: the position in an array; -1 for an object. */
  readonly #positions: number[] = [];
  /** By level: the names of a large object. */
  readonly #sets: (Set<string> | undefined)[] = [];
  #isNameNext = false;

  get levels(): number {
    return this.#starts.length;
  }

  /** Reads a character outside strings. */
  readMark(code: number): void {
    if (code === comma) {
      this.#startNext();
    } else if (code === openBrace || code === openBracket) {
      this.#starts.push(this.#names.length);
      this.#positions.push(code === openBrace ? -1 : 0);
      this.#isNameNext = code === openBrace;
    } else if (code === closeBrace || code === closeBracket) {
      this.#close();
    }
  }

  /** Reads a string. Returns the fault of a name. */
  readString(text: string, start: number, end: number): string | undefined {
    if (!this.#isNameNext) {
      return undefined;
    }
    this.#isNameNext = false;
    const raw = text.slice(start, end);
    const isEscapedName = raw.includes("\\");
    const name = isEscapedName ? decodeName(raw) : raw;
    const isRepeated = this.#has(name);
    this.#add(name);
    if (isRepeated) {
      return `The name ${JSON.stringify(name)} occurs twice in this object. Send it once.`;
    }
    if (name === "__proto__") {
      return "The name `__proto__` is reserved. Use another name.";
    }
    // In JSON from UTF-8, only an escape sequence can contain a control character or lone surrogate.
    return isEscapedName && !isPlainName(name)
      ? "The name contains a control character or a lone surrogate. Remove it."
      : undefined;
  }

  /** Returns the pointer to the last name that was read. */
  pointer(): string {
    const path = this.#positions.map((position, level) => {
      const end = this.#starts[level + 1] ?? this.#names.length;
      return position === -1 ? (this.#names[end - 1] ?? "") : position;
    });
    return formatJsonPointer(...path);
  }

  #startNext(): void {
    const level = this.levels - 1;
    const position = this.#positions[level];
    this.#isNameNext = position === -1;
    if (position !== undefined && position >= 0) {
      this.#positions[level] = position + 1;
    }
  }

  #close(): void {
    this.#names.length = this.#starts.pop() ?? 0;
    this.#positions.pop();
    this.#sets.length = Math.min(this.#sets.length, this.levels);
    this.#isNameNext = false;
  }

  #has(name: string): boolean {
    const set = this.#sets[this.levels - 1];
    if (set !== undefined) {
      return set.has(name);
    }
    for (let index = this.#starts.at(-1) ?? 0; index < this.#names.length; index += 1) {
      if (this.#names[index] === name) {
        return true;
      }
    }
    return false;
  }

  #add(name: string): void {
    this.#names.push(name);
    const level = this.levels - 1;
    const start = this.#starts[level] ?? 0;
    const set = this.#sets[level];
    if (set !== undefined) {
      set.add(name);
    } else if (this.#names.length - start > pairwiseMax) {
      this.#sets[level] = new Set(this.#names.slice(start));
    }
  }
}

function decodeName(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function isPlainName(name: string): boolean {
  return name.isWellFormed() && !/\p{Cc}/u.test(name);
}

function depthChange(code: number): number {
  if (code === openBrace || code === openBracket) {
    return 1;
  }
  return code === closeBrace || code === closeBracket ? -1 : 0;
}

/** Finds the closing quote: the first with an even number of backslashes before it. */
function findStringEnd(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && isEscaped(text, from, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, from: number, index: number): boolean {
  let start = index;
  while (start > from && text.charCodeAt(start - 1) === backslash) {
    start -= 1;
  }
  return (index - start) % 2 === 1;
}
