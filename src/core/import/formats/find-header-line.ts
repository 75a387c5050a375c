import { catalogue } from "../../models/registry.ts";
import { findFieldsByName } from "../columns/column-names.ts";
import { type Line } from "../text/read-lines.ts";
import { delimiters } from "./detect-delimiter.ts";
import { CsvScan } from "./scan-csv.ts";

/** The maximum number of lines to search for the header, and their maximum length. */
const linesMax = 20;
const lineLengthMax = 10_000;

/** The maximum share of a header's cells that a line above it fills. */
const shareMax = 1 / 2;

const identityTargets: ReadonlySet<string> = new Set(["title", "external_id", "id"]);

/**
 * Finds the header below a title, a date or merged headings, as in reports and spreadsheets.
 * Returns the index of its line. This is the first line with values if it names a title or id.
 * Otherwise it is a line that names the title and another field or criterion, with at least twice
 * as many values as each line above it. Returns 0 if there is no such line.
 *
 * @example
 * findHeaderLine(["Backlog 2026,,", ",,", "Key,Title,Size", "A-1,Login,3"]); // 2
 */
export function findHeaderLine(lines: readonly Line[]): number {
  const first = takeFirstLines(lines);
  const found = delimiters.flatMap((delimiter) => findByDelimiter(first, delimiter) ?? []);
  return found.length === 0 ? 0 : Math.min(...found);
}

function takeFirstLines(lines: readonly Line[]): readonly Line[] {
  const first = lines.slice(0, linesMax);
  const end = first.findIndex((line) => line === undefined || line.length > lineLengthMax);
  return end === -1 ? first : first.slice(0, end);
}

/** Returns the index of the header, or undefined if the lines show none with this delimiter. */
function findByDelimiter(lines: readonly Line[], delimiter: string): number | undefined {
  let widest = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const names = readNames(lines.slice(index), delimiter);
    const isWide = names.length * shareMax >= widest;
    if (widest === 0 ? hasIdentity(names) : isWide && isHeader(names)) {
      return index;
    }
    widest = Math.max(widest, names.length);
  }
  return undefined;
}

/** Reads the values of the row on the first line, which may end on a later line. */
function readNames([line, ...others]: readonly Line[], delimiter: string): string[] {
  const isEmpty = line === undefined || line.trim() === "";
  const [row] = isEmpty ? [] : new CsvScan(delimiter).push([line, ...others]);
  const cells = row !== undefined && "cells" in row ? row.cells : [];
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
}

function isHeader(names: readonly string[]): boolean {
  const targets = new Set(names.map(findTarget));
  targets.delete(undefined);
  return targets.has("title") && targets.size > 1;
}

function hasIdentity(names: readonly string[]): boolean {
  return names.some((name) => identityTargets.has(findTarget(name) ?? ""));
}

function findTarget(name: string): string | undefined {
  return findFieldsByName(name, catalogue)?.target;
}
