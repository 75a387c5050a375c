import { ratingPrefix } from "../../item/item-columns.ts";
import { shorten } from "../shorten.ts";
import { readList } from "../values/read-list.ts";
import { toPlainText, toReferences } from "../values/to-plain-text.ts";
import { isBlankText } from "./blank-text.ts";
import { type CellContext, CellFault } from "./cell-reading.ts";
import { fieldReaders, readTitle } from "./field-readers.ts";
import { splitOwnList, unescapeFormula } from "./own-export.ts";
import { createRatingReader } from "./read-rating-cell.ts";
import { foldWord } from "./value-map.ts";

/**
 * Reads a cell of CSV or a value of JSON. Returns the value of the field as in the API, null to
 * clear the field, or undefined for a blank cell. May also return a `PendingValue`, `NotedValue` or
 * `CellFault`.
 */
export type CellReader = (value: unknown) => unknown;

/** Fields whose cells are lists of names. Several columns of such a field are joined. */
export const listFields: ReadonlySet<string> = new Set(["labels", "blocked_by"]);

/** Fields whose texts an export of Ordinal writes in one spelling. Spreadsheets may change it. */
const spelledFields: ReadonlySet<string> = new Set([
  "type",
  "priority",
  "size",
  "start_date",
  "due_date",
]);

/** Targets whose numbers are ids. */
const referenceTargets: ReadonlySet<string> = new Set(["external_id", "id", "alias", "parent"]);

/** Creates the reader of a target's cells. */
export function createCellReader(target: string, context: CellContext): CellReader {
  if (target.startsWith(ratingPrefix)) {
    const key = target.slice(ratingPrefix.length);
    return createTextReader(target, context, createRatingReader(key, context));
  }
  if (context.isOwnExport && !spelledFields.has(target)) {
    return createOwnReader(target, context);
  }
  if (listFields.has(target)) {
    return createListReader(target, context);
  }
  const readText = referenceTargets.has(target) ? readId : trimText;
  return createTextReader(target, context, fieldReaders[target]?.(context) ?? readText);
}

function trimText(text: string): string {
  return text.trim();
}

function readId(text: string, value?: unknown): unknown {
  return isInexactId(value) ? inexactIdFault : text.trim();
}

/** Reads the texts of our own exports exactly as they are, except for the words of the maps. */
function createOwnReader(target: string, { hasEscapedFormulas, words }: CellContext): CellReader {
  const isList = listFields.has(target);
  const meanings = words.get(target);
  const replace = (name: string) => meanings?.get(foldWord(name)) ?? name;
  return (value) => {
    if (value === "" || value === null) {
      return undefined;
    }
    if (isList) {
      const names = typeof value === "string" ? splitOwnList(value) : value;
      return Array.isArray(names) && meanings !== undefined ? replaceNames(names, replace) : names;
    }
    if (typeof value !== "string") {
      return value;
    }
    return readOwnText(target, replace(hasEscapedFormulas ? unescapeFormula(value) : value));
  };
}

/** Returns a text of our own export. An empty one clears its field, but never the title. */
function readOwnText(target: string, text: string): unknown {
  if (target === "title") {
    return text.trim() === "" ? undefined : readTitle(text);
  }
  return text === "" ? null : text;
}

/** Replaces names of a list. Omits duplicates and names whose meaning is empty. */
function replaceNames(names: readonly unknown[], replace: (name: string) => string): unknown[] {
  const replaced = names.map((name) => (typeof name === "string" ? replace(name) : name));
  return [...new Set(replaced.filter((name) => name !== ""))];
}

/** Wraps a reader of text: replaces the words that the maps contain and skips blank cells. */
function createTextReader(
  target: string,
  { words }: CellContext,
  read: (text: string, value?: unknown) => unknown,
): CellReader {
  const meanings = words.get(target);
  const isRating = target.startsWith(ratingPrefix);
  const isReference = referenceTargets.has(target);
  return (cell) => {
    const value = isReference ? toReferences(cell) : cell;
    const text = typeof value === "string" ? value : formatValue(value);
    if (isEmptyText(text, target)) {
      return undefined;
    }
    const meaning = meanings?.get(foldWord(text));
    if (meaning !== undefined) {
      return readMeaning(meaning, read);
    }
    // The words of a scale take precedence over blank texts, because "none" may be one of them.
    return !isRating && isBlankText(text, target) ? undefined : read(text, value);
  };
}

/** Returns whether a cell is empty. A description that consists of whitespace is not empty. */
function isEmptyText(text: string, target: string): boolean {
  return target === "description" ? text === "" : text.trim() === "";
}

/** Reads the meaning that a map gives to a word. An empty meaning clears the field. */
function readMeaning(meaning: string, read: (text: string) => unknown): unknown {
  if (meaning === "") {
    return null;
  }
  const value = read(meaning);
  if (!(value instanceof CellFault)) {
    return value;
  }
  const detail = value.detail.replace(/, or map the word: .*$/s, ".");
  return new CellFault(`\`values\` maps it to "${shorten(meaning)}". ${detail}`);
}

const inexactIdFault = new CellFault(
  "The digits of this id are rounded. Write the id as text: in quotes in JSON, or in a column " +
    "with the format Text in a spreadsheet.",
);

/** A long number as spreadsheets write it, such as "1.209E+15". Different ids become equal. */
const roundedPattern = /^\d(?:[.,]\d+)?E\+\d{2,3}$/;

/** Returns whether the digits of an id have been rounded. */
function isInexactId(value: unknown): boolean {
  return typeof value === "number"
    ? Number.isInteger(value) && !Number.isSafeInteger(value)
    : typeof value === "string" && roundedPattern.test(value.trim());
}

function formatValue(value: unknown): string {
  const text = toPlainText(value);
  return typeof text === "string" ? text : text.join(", ");
}

function createListReader(target: string, context: CellContext): CellReader {
  const meanings = context.words.get(target);
  const split = createSplitter(target, context);
  return (cell) => {
    const value = target === "blocked_by" ? toReferences(cell) : cell;
    const plain = typeof value === "string" ? value : toPlainText(value);
    if (typeof plain === "string" && isBlankCell(plain, target, meanings)) {
      return undefined;
    }
    const names = typeof plain === "string" ? split(plain) : plain.map((name) => name.trim());
    if (target === "blocked_by" && [value, names].flat().some(isInexactId)) {
      return inexactIdFault;
    }
    return replaceNames(names, (name) => meanings?.get(foldWord(name)) ?? name);
  };
}

function isBlankCell(
  text: string,
  target: string,
  meanings: ReadonlyMap<string, string> | undefined,
): boolean {
  return text.trim() === "" || (isBlankText(text, target) && !meanings?.has(foldWord(text)));
}

/** A row number of Microsoft Project with the kind and lag of its link: "12FS+2 days". */
const predecessorPattern = /^(\d+)(?:FS|SS|FF|SF)(?:\s?[+-].*)?$/;

/** Splits ids of links, which whitespace alone may separate. */
function createSplitter(target: string, { hasBracketedLists }: CellContext) {
  return (text: string): string[] => {
    const names = readList(hasBracketedLists ? text.replace(/^\s*\[(.*)\]\s*$/s, "$1") : text);
    if (target !== "blocked_by") {
      return names;
    }
    const ids = names.map((name) => name.replace(predecessorPattern, "$1"));
    const [id = ""] = ids;
    return ids.length === 1 ? id.split(/\s+/) : ids;
  };
}
