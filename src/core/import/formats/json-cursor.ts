/** An element of an array, as a range of the text. */
export type JsonElement = {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /**
   * A `broken` element is not JSON. A `last` element is broken, and nothing after it can be read.
   */
  readonly state: "whole" | "broken" | "last" | "missing";
};

/** The open containers of a value that the cursor skips. */
type Nesting = {
  /** The closing brackets, innermost last. */
  readonly closers: string[];
  /** The first character of the previous token. */
  previous: string;
};

/** Deeper values are broken. The limit bounds the memory for the closing brackets. */
const nestingMax = 10_000;

/**
 * A cursor that moves over the tokens of a JSON text without parsing its values, and counts lines.
 * It uses no recursion, and its time is linear in the length of the text.
 *
 * A value is broken if a string contains a line end, brackets do not match, or a bracket is in the
 * place of a key. After a broken element of an array, the cursor continues at the next line that
 * begins an object with the same indentation. Values inside an element are indented further. In a
 * document of one line, the rest is lost.
 */
export class JsonCursor {
  readonly text: string;
  #index: number;
  #line: number;
  /** The index of the first line end at or after the cursor. */
  #lineEnd: number;
  /** The number of characters that the cursor has read twice. */
  #rereadLength = 0;

  constructor(text: string, start = { index: 0, line: 1 }) {
    this.text = text;
    this.#index = start.index;
    this.#line = start.line;
    this.#lineEnd = findLineEnd(text, start.index);
  }

  get position(): { readonly index: number; readonly line: number } {
    return { index: this.#index, line: this.#line };
  }

  /** Skips whitespace and returns the next character, or "" at the end of the text. */
  peek(): string {
    let index = this.#index;
    while (isBlank(this.text.charCodeAt(index))) {
      index += 1;
    }
    this.#moveTo(index);
    return this.text.charAt(index);
  }

  /** Moves past the character that `peek` returned. */
  skipCharacter(): void {
    this.#moveTo(this.#index + 1);
  }

  /** Moves past a value, or into it if it is broken. Returns whether it is whole. */
  skipValue(): boolean {
    const nesting: Nesting = { closers: [], previous: "" };
    do {
      const character = this.peek();
      if (!this.#skipToken(character, nesting)) {
        return false;
      }
      nesting.previous = character;
    } while (nesting.closers.length > 0);
    return true;
  }

  /** Moves past an element and the commas before it. Returns undefined at the end of the array. */
  skipElement(): JsonElement | undefined {
    let character = this.peek();
    while (character === ",") {
      this.skipCharacter();
      character = this.peek();
    }
    if (character === "]") {
      this.skipCharacter();
      return undefined;
    }
    const { index: start, line } = this.position;
    if (character === "") {
      return { start, end: start, line, state: "missing" };
    }
    if (this.skipValue()) {
      return { start, end: this.#index, line, state: "whole" };
    }
    this.#moveToNextElement(start, line);
    const isLast = this.#index >= this.text.length;
    return { start, end: this.#index, line, state: isLast ? "last" : "broken" };
  }

  #skipToken(character: string, nesting: Nesting): boolean {
    if (character === '"') {
      return this.#skipString();
    }
    if (character === "{" || character === "[") {
      return this.#open(character, nesting);
    }
    if (character === "}" || character === "]") {
      return this.#close(character, nesting);
    }
    this.#skipScalar();
    return character !== "";
  }

  #open(character: "{" | "[", nesting: Nesting): boolean {
    const isMisplaced = nesting.closers.at(-1) === "}" && nesting.previous !== ":";
    if (isMisplaced || nesting.closers.length >= nestingMax) {
      return false;
    }
    nesting.closers.push(character === "{" ? "}" : "]");
    this.skipCharacter();
    return true;
  }

  #close(character: string, nesting: Nesting): boolean {
    if (nesting.closers.at(-1) !== character) {
      return false;
    }
    nesting.closers.pop();
    this.skipCharacter();
    return true;
  }

  /** Moves past a string, or to the end of the line if the string contains it. */
  #skipString(): boolean {
    let end = this.text.indexOf('"', this.#index + 1);
    while (end !== -1 && end < this.#lineEnd && isEscaped(this.text, end)) {
      end = this.text.indexOf('"', end + 1);
    }
    const isClosed = end !== -1 && end < this.#lineEnd;
    this.#moveTo(isClosed ? end + 1 : this.#lineEnd);
    return isClosed;
  }

  /** Moves past ":", "," or a number, word or other text. */
  #skipScalar(): void {
    let index = Math.min(this.#index + 1, this.text.length);
    if (!isSeparator(this.text.charCodeAt(this.#index))) {
      while (index < this.text.length && !isScalarEnd(this.text.charCodeAt(index))) {
        index += 1;
      }
    }
    this.#moveTo(index);
  }

  /**
   * Moves to the next element after a broken one, or to the end of the text. The damage may show
   * long after the next element, so the cursor moves back to that element. It stops doing so after
   * reading as many characters twice as the text has.
   */
  #moveToNextElement(start: number, line: number): void {
    const { text } = this;
    const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    const indent = /^\s*/.exec(before)?.[0] ?? "";
    const isBounded = this.#rereadLength > text.length;
    const from = isBounded ? text.lastIndexOf("\n", this.#index - 1) : start;
    const found = text.indexOf(`\n${indent}{`, Math.max(from, start));
    const next = found === -1 ? text.length : found + 1 + indent.length;
    if (next < this.#index) {
      this.#rereadLength += this.#index - next;
      this.#lineEnd = findLineEnd(text, start);
      this.#line = line;
    }
    this.#moveTo(next);
  }

  #moveTo(index: number): void {
    this.#index = index;
    while (this.#lineEnd < index) {
      this.#line += 1;
      this.#lineEnd = findLineEnd(this.text, this.#lineEnd + 1);
    }
  }
}

function findLineEnd(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  return found === -1 ? text.length : found;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Returns whether the unit is ":" or ",". */
function isSeparator(unit: number): boolean {
  return unit === 0x3a || unit === 0x2c;
}

/** Returns whether the unit is whitespace, a separator, a quote or a bracket. */
function isScalarEnd(unit: number): boolean {
  const isBracket = unit === 0x5b || unit === 0x5d || unit === 0x7b || unit === 0x7d;
  return isBracket || unit === 0x22 || isSeparator(unit) || isBlank(unit);
}

/** Returns whether an odd number of "\" is before the index. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text.charCodeAt(first - 1) === 0x5c) {
    first -= 1;
  }
  return (index - first) % 2 === 1;
}
