import { type Line } from "../text/read-lines.ts";
import { CsvScan } from "./scan-csv.ts";

/** The delimiters. The first of equally good ones wins. */
export const delimiters = [",", ";", "\t", "|"] as const;

/** The maximum size of the sample, in lines with text, lines, and UTF-16 units. */
const sampleTextLinesMax = 50;
const sampleLinesMax = 1_000;
const sampleLengthMax = 1_048_576;

type Score = {
  readonly delimiter: string;
  readonly points: number;
  /** The number of headings that begin with a space, such as " net)" in "Amount (EUR, net)". */
  readonly blankCount: number;
};

/**
 * Determines the delimiter of a CSV file from its first lines: the one that splits the header into
 * the most fields and the following rows into as many.
 *
 *     points = (fields of the header - 1) · (1 + rows that match the header) / (1 + rows)
 *
 * Between equal points, the delimiter with fewer headings that begin with a space wins.
 */
export function detectDelimiter(lines: readonly Line[]): string {
  const sample = lines.slice(0, findSampleEnd(lines));
  const scores = delimiters.map((delimiter) => scoreDelimiter(sample, delimiter));
  return scores.reduce((best, other) => (isBetter(other, best) ? other : best)).delimiter;
}

/** Returns whether `detectDelimiter` needs no more lines than these. */
export function isDelimiterSample(lines: readonly Line[]): boolean {
  return findSampleEnd(lines) !== undefined;
}

/**
 * Parses a first line such as `sep=;`, by which a file states its delimiter to Excel. Accepts it in
 * quotes, and with the delimiters that a spreadsheet adds after it.
 */
export function parseSeparatorLine(line: Line): string | undefined {
  return /^"?sep=([^"\p{L}\p{N}\r])"?\1*\r*$/iu.exec(line ?? "")?.[1];
}

function findSampleEnd(lines: readonly Line[]): number | undefined {
  let textLineCount = 0;
  let length = 0;
  for (const [index, line] of lines.entries()) {
    textLineCount += line?.trim() === "" ? 0 : 1;
    length += line?.length ?? sampleLengthMax;
    if (
      textLineCount >= sampleTextLinesMax ||
      index + 1 >= sampleLinesMax ||
      length >= sampleLengthMax
    ) {
      return index + 1;
    }
  }
  return undefined;
}

function scoreDelimiter(sample: readonly Line[], delimiter: string): Score {
  const [header, ...rows] = new CsvScan(delimiter).push(sample);
  const headings = header !== undefined && "cells" in header ? header.cells : [""];
  const matchCount = rows.filter((row) => "cells" in row).length;
  return {
    delimiter,
    points: ((headings.length - 1) * (1 + matchCount)) / (1 + rows.length),
    blankCount: headings.filter((heading) => heading.startsWith(" ")).length,
  };
}

function isBetter(score: Score, other: Score): boolean {
  return score.points === other.points
    ? score.blankCount < other.blankCount
    : score.points > other.points;
}
