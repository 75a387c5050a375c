/** The maximum length of a line, and of a row, in UTF-16 units. */
export const lineLengthMax = 1_048_576;

/** A line without its "\n", but with a "\r" before it. A line that is too long is undefined. */
export type Line = string | undefined;

/**
 * Splits pieces of text into physical lines and yields those that each piece completes. Yields
 * empty lines too, so that counting lines gives line numbers. Buffers at most `lineLengthMax`
 * characters of an unfinished line, and searches each character once.
 */
export async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<Line[]> {
  let tail: Line = "";
  for await (const text of texts) {
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

function appendText(tail: Line, text: string): Line {
  return tail === undefined ? undefined : tail + text;
}

function boundLine(line: Line): Line {
  return line === undefined || line.length > lineLengthMax ? undefined : line;
}
