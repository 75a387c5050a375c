import { lineLengthMax, readLines, type Line } from "../text/read-lines.ts";
import { parseObject, type RawObjectRow } from "./parse-object.ts";

/**
 * Reads one JSON object per line (https://github.com/ndjson/ndjson-spec) in batches of any size.
 * Skips blank lines. A line that is too long, damaged, not JSON or not an object becomes a fault and
 * does not affect other lines. Never throws.
 */
export async function* readNdjson(texts: AsyncIterable<string>): AsyncGenerator<RawObjectRow[]> {
  let line = 1;
  for await (const lines of readLines(texts)) {
    const rows = parseRows(lines, line);
    line += lines.length;
    if (rows.length > 0) {
      yield rows;
    }
  }
}

function parseRows(lines: readonly Line[], first: number): RawObjectRow[] {
  const rows: RawObjectRow[] = [];
  for (const [index, text] of lines.entries()) {
    if (text === undefined || text.trim() !== "") {
      rows.push(parseRow(first + index, text));
    }
  }
  return rows;
}

function parseRow(line: number, text: Line): RawObjectRow {
  return text === undefined
    ? { line, fault: `The line is longer than ${lineLengthMax} characters.` }
    : parseObject({ text, line, noun: "line" });
}
