/** A position in one list. It carries no signature: `flows/cursors.ts` signs it. */
export type Cursor = {
  /** The identity of the list: a ranking and a query without its position. */
  readonly list: string;
  /** The position, or item number, from which the next page continues. */
  readonly at: number;
};

/** Encodes a cursor as text that a URL can contain without escaping. */
export function encodeCursor(cursor: Cursor): string {
  return toBase64Url(JSON.stringify([cursor.at, cursor.list]));
}

/** Decodes a cursor; returns undefined for any other text. */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [at, list] = JSON.parse(fromBase64Url(text)) as [unknown, unknown];
    const isCursor = Number.isSafeInteger(at) && typeof list === "string" && (at as number) >= 0;
    return isCursor ? { at: at as number, list } : undefined;
  } catch {
    return undefined;
  }
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * Encodes ASCII text, six bits per character. Lists are ASCII: their queries are percent-encoded.
 */
function toBase64Url(text: string): string {
  const bytes = Array.from(text, (character) => character.charCodeAt(0));
  let [encoded, bits, buffer] = ["", 0, 0];
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      encoded += digits[(buffer >> bits) & 63] ?? "";
    }
  }
  return bits > 0 ? encoded + (digits[(buffer << (6 - bits)) & 63] ?? "") : encoded;
}

function fromBase64Url(encoded: string): string {
  let [text, bits, buffer] = ["", 0, 0];
  for (const character of encoded) {
    const value = digits.indexOf(character);
    if (value < 0) {
      throw new SyntaxError("The text is not base64url.");
    }
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      text += String.fromCharCode((buffer >> bits) & 255);
    }
  }
  return text;
}
