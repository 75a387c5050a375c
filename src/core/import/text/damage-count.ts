import { type Failure, failureFromFault } from "../../failure.ts";
import { damageMarker, type Decoded } from "./decode-text.ts";
import { findLoneReturn } from "./read-lines.ts";

type Damage = { readonly line: number; readonly byte: number | undefined };

const markerUnit = damageMarker.charCodeAt(0);

/** The number of damaged sequences after which a file can be rejected before its end. */
const earlyDamageCount = 100;

/**
 * Counts the damaged and the valid multi-byte sequences of a file, to distinguish a damaged row
 * from a file in another encoding.
 *
 * In a UTF-8 file with a damaged row, other multi-byte characters are valid. A file in another
 * encoding has almost none, because its bytes form a valid UTF-8 sequence only by chance. Such a
 * file is rejected as a whole: otherwise only its rows without special characters would be
 * imported.
 *
 * A valid sequence counts as the number of bytes that it has beyond its UTF-16 units. For a piece of
 * UTF-8 without damage, this is the difference of two lengths, and no character is read.
 */
export class DamageCount {
  readonly #encoding: string;
  #damaged = 0;
  #valid = 0;
  #first: Damage | undefined;
  #line = 1;
  #isAfterReturn = false;

  constructor(encoding: string) {
    this.#encoding = encoding;
  }

  /** Counts one piece. Throws "malformed" as soon as the file is clearly in another encoding. */
  add({ text, bytes }: Decoded): void {
    const index = text.indexOf(damageMarker);
    const isPlain = index === -1 && this.#encoding === "utf-8";
    this.#valid += isPlain ? bytes.length - text.length : countExtraBytes(text);
    if (this.#first === undefined) {
      this.#countLines(index === -1 ? text : text.slice(0, index));
    }
    if (index === -1) {
      return;
    }
    this.#first ??= { line: this.#line, byte: this.#findByte(text.slice(0, index), bytes) };
    this.#damaged += countOccurrences(text, damageMarker);
    if (this.#damaged >= earlyDamageCount && this.#damaged > this.#valid * 10) {
      throw describeEncoding(this.#encoding, this.#first);
    }
  }

  /** Throws "malformed" at the end of a file that has more damaged than valid sequences. */
  end(): void {
    if (this.#first !== undefined && this.#damaged > this.#valid) {
      throw describeEncoding(this.#encoding, this.#first);
    }
  }

  /** Counts LF, CRLF and lone CR. A CR and the LF after it may be in different pieces. */
  #countLines(text: string): void {
    if (text === "") {
      return;
    }
    const isCounted = this.#isAfterReturn && text.startsWith("\n");
    this.#line += countOccurrences(text, "\n") + countLoneReturns(text) - (isCounted ? 1 : 0);
    this.#isAfterReturn = text.endsWith("\r");
  }

  #findByte(before: string, bytes: Uint8Array): number | undefined {
    return this.#encoding === "utf-8" ? bytes[before.length + countExtraBytes(before)] : undefined;
  }
}

/** Counts the bytes that the characters have in UTF-8 beyond one per UTF-16 unit. */
function countExtraBytes(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f && unit !== markerUnit) {
      const isOne = unit < 0x800 || (unit >= 0xd800 && unit < 0xe000);
      count += isOne ? 1 : 2;
    }
  }
  return count;
}

function countOccurrences(text: string, sign: string): number {
  let count = 0;
  for (let index = text.indexOf(sign); index !== -1; index = text.indexOf(sign, index + 1)) {
    count += 1;
  }
  return count;
}

function countLoneReturns(text: string): number {
  let count = 0;
  for (let at = findLoneReturn(text, 0); at !== -1; at = findLoneReturn(text, at + 1)) {
    count += 1;
  }
  return count;
}

function describeEncoding(encoding: string, { line, byte }: Damage): Failure {
  const hex = byte?.toString(16).toUpperCase().padStart(2, "0");
  const detail =
    hex === undefined
      ? `The file is not ${encoding}: line ${line} has bytes that ${encoding} does not define. ` +
        "Leave out the parameter encoding for a UTF-8 file, or state another encoding, such as " +
        "encoding=windows-1252."
      : `The file is not UTF-8: line ${line} has the byte 0x${hex}, which is not part of a UTF-8 ` +
        "character. Send the parameter encoding=windows-1252 if the file comes from a program " +
        "such as Excel, or save it as UTF-8.";
  return failureFromFault("malformed", { parameter: "encoding", line, detail });
}
