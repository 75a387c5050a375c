import { damageMarker } from "./decode-text.ts";
import { lineLengthMax, readLines, type Line } from "./read-lines.ts";

/** A parsed line or a fault. `line` is the physical line, from 1. */
export type RawObjectRow =
  | { readonly line: number; readonly value: Record<string, unknown> }
  | { readonly line: number; readonly fault: string };

/**
 * Reads one JSON object per line (https://github.com/ndjson/ndjson-spec) in batches of any size.
 * Skips blank lines. A line that is too long, not UTF-8, not JSON or not an object becomes a fault
 * and does not affect other lines. Never throws.
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
  if (text === undefined) {
    return { line, fault: `The line is longer than ${lineLengthMax} characters.` };
  }
  if (text.includes(damageMarker)) {
    return { line, fault: "The line contains bytes that are not UTF-8." };
  }
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { line, value } : { line, fault: "The line is not a JSON object." };
  } catch (error) {
    return { line, fault: `The line is not JSON: ${describeJsonError(error)}.` };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Changes V8's position from 0 to a column from 1. Other messages quote the text instead. */
function describeJsonError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/ \(line \d+ column \d+\)$/, "")
    .replace(/(?: in JSON)? at position (\d+)/, (_, index) => ` at column ${Number(index) + 1}`)
    .replace(/ is not valid JSON$/, "");
}
