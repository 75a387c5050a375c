import { damageMarker } from "./decode-text.ts";
import { lineLengthMax, readLines, type Line } from "./read-lines.ts";

/** `line` is the physical line, from 1. */
export type RawObjectRow =
  | { readonly line: number; readonly value: Record<string, unknown> }
  | { readonly line: number; readonly fault: string };

/**
 * One JSON object per line (https://github.com/ndjson/ndjson-spec), in batches of no particular size.
 * Blank lines are skipped. A line that is too long, not UTF-8, not JSON or not an object is a fault
 * among the rows; none of them touches the rows around it. Never fails.
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
  for (const [at, text] of lines.entries()) {
    if (text === undefined || text.trim() !== "") {
      rows.push(parseRow(first + at, text));
    }
  }
  return rows;
}

function parseRow(line: number, text: Line): RawObjectRow {
  if (text === undefined) {
    return { line, fault: `The line is longer than ${lineLengthMax} characters.` };
  }
  if (text.includes(damageMarker)) {
    return { line, fault: "The line holds bytes that are not UTF-8 text." };
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

/** V8 says where either as a position from 0 or by quoting what stands around it. */
function describeJsonError(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said
    .replace(/ \(line \d+ column \d+\)$/, "")
    .replace(/(?: in JSON)? at position (\d+)/, (_, at) => ` at column ${Number(at) + 1}`)
    .replace(/ is not valid JSON$/, "");
}
