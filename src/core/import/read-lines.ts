/** The longest line of a file that is held, and the longest row, in UTF-16 units. */
export const lineLengthMax = 1_048_576;

/** A line without its "\n" (a "\r" before that stays); undefined is a line too long to hold. */
export type Line = string | undefined;

/**
 * The physical lines of a text, in order, in batches of what a piece of text completes. Every line is
 * given, empty ones as well, so that counting them gives line numbers. Never holds more than
 * `lineLengthMax` of an unfinished line, and never searches a character twice.
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
