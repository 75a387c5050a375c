/** Where a reader is in one list: which list it is, and how far. Plain data; its seal is the flow's. */
export type Cursor = {
  /** What the list depends on, the position left out: a ranking and a query. */
  readonly list: string;
  /** The position (or number) to go on from. */
  readonly at: number;
};

/** A cursor as text that goes into a URL as it is. */
export function encodeCursor(cursor: Cursor): string {
  return toBase64Url(JSON.stringify([cursor.at, cursor.list]));
}

/** The cursor of a text; undefined when it is none. */
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

/** Six bits a letter. A list is ASCII throughout: what is not was percent-encoded in its query. */
function toBase64Url(text: string): string {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
  let [encoded, bits, held] = ["", 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      encoded += digits[(held >> bits) & 63] ?? "";
    }
  }
  return bits > 0 ? encoded + (digits[(held << (6 - bits)) & 63] ?? "") : encoded;
}

function fromBase64Url(encoded: string): string {
  let [text, bits, held] = ["", 0, 0];
  for (const letter of encoded) {
    const value = digits.indexOf(letter);
    if (value < 0) {
      throw new SyntaxError("This is not base64url.");
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      text += String.fromCharCode((held >> bits) & 255);
    }
  }
  return text;
}
