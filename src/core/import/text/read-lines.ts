/** The maximum length of a line, and of a row, in UTF-16 units. */
export const lineLengthMax = 1_048_576;

/**
 * A line without its "\n", but with the "\r" of a "\r\n". A line that ends with a "\r" alone keeps
 * two "\r", so that a cell of several lines keeps its line ends. A line that is too long is
 * undefined.
 */
export type Line = string | undefined;

/** The end of a line that ends with a "\r" alone. */
export const loneReturn = "\r\r";

/**
 * Splits pieces of text into physical lines and yields those that each piece completes. A line ends
 * with LF, CRLF or CR, as in editors. Yields empty lines too, so that counting lines gives line
 * numbers. Buffers at most `lineLengthMax` characters of an unfinished line, and searches each
 * character once.
 */
export async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let tail: Line = "";
  for await (const text of markReturns(texts)) {
    const lines: Line[] = text.split("\n");
    lines[0] = appendText(tail, lines[0] ?? "");
    tail = lines.pop();
    if (lines.length > 0) {
      yield lines.map(boundLine);
    }
    tail = boundLine(tail);
  }
  if (tail !== "") {
    yield [tail];
  }
}

/** Replaces each "\r" alone with "\r\r\n". Holds back a last "\r", which a "\n" may follow. */
async function* markReturns(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const text of texts) {
    const whole = held + text;
    held = whole.endsWith("\r") ? "\r" : "";
    const piece = held === "" ? whole : whole.slice(0, -1);
    const hasLoneReturn = findLoneReturn(piece, 0) !== -1;
    yield hasLoneReturn ? piece.replaceAll(/\r(?!\n)/g, `${loneReturn}\n`) : piece;
  }
  if (held !== "") {
    yield `${loneReturn}\n`;
  }
}

/** Returns the index of the next "\r" without a "\n" after it, or -1. */
export function findLoneReturn(text: string, from: number): number {
  let index = text.indexOf("\r", from);
  while (index !== -1 && text.charCodeAt(index + 1) === 0x0a) {
    index = text.indexOf("\r", index + 2);
  }
  return index;
}

function appendText(tail: Line, text: string): Line {
  return tail === undefined ? undefined : tail + text;
}

function boundLine(line: Line): Line {
  return line === undefined || line.length > lineLengthMax ? undefined : line;
}
