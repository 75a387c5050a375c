import { ratingPrefix } from "../item/item-columns.ts";
import { itemTypes, priorities } from "../item/item.ts";
import { type CellContext, CellFault } from "./cell-reading.ts";
import { PendingValue } from "./conventions.ts";
import { splitOwnList, unescapeFormula } from "./own-export.ts";
import { createRatingReader } from "./read-rating-cell.ts";
import { foldWord } from "./value-map.ts";
import { describeDateFault, readDate } from "./values/read-date.ts";
import { readList } from "./values/read-list.ts";
import { readNumber } from "./values/read-number.ts";
import { readPerson } from "./values/read-person.ts";
import { readPriority } from "./values/read-priority.ts";
import { readType } from "./values/read-type.ts";
import { toPlainText } from "./values/to-plain-text.ts";

/**
 * Reads a cell of CSV or a value of JSON. Returns the value of the field in the API, null to clear
 * the field, undefined for a blank cell, or a `PendingValue`, `NotedValue` or `CellFault`.
 */
export type CellReader = (value: unknown) => unknown;

/** Fields whose cells are lists of names. Several columns of such a field are joined. */
export const listFields: ReadonlySet<string> = new Set(["labels", "blocked_by"]);

const readersByField: Readonly<
  Record<string, (context: CellContext) => (text: string, value?: unknown) => unknown>
> = {
  description: () => (text) => text,
  assignee: () => readAssignee,
  type: () => readTypeCell,
  priority: createPriorityReader,
  size: createSizeReader,
  start_date: createDateReader,
  due_date: createDateReader,
};

/** Creates the reader of a target's cells. */
export function createCellReader(target: string, context: CellContext): CellReader {
  if (target.startsWith(ratingPrefix)) {
    const key = target.slice(ratingPrefix.length);
    return createTextReader(target, context, createRatingReader(key, context));
  }
  if (context.isOwnExport) {
    return createOwnReader(target, context);
  }
  if (listFields.has(target)) {
    return createListReader(target, context);
  }
  return createTextReader(target, context, readersByField[target]?.(context) ?? trimText);
}

function trimText(text: string): string {
  return text.trim();
}

/** Reads the cells of our own exports: texts stay exactly as they are. */
function createOwnReader(target: string, context: CellContext): CellReader {
  if (target === "size") {
    return createTextReader(target, context, createSizeReader(context));
  }
  const isList = listFields.has(target);
  const { hasEscapedFormulas } = context;
  return (value) => {
    if (value === "" || value === null || typeof value !== "string") {
      return value === "" || value === null ? undefined : value;
    }
    if (isList) {
      return splitOwnList(value);
    }
    return hasEscapedFormulas ? unescapeFormula(value) : value;
  };
}

/** Wraps a reader of text: skips blank cells and replaces the words of the maps. */
function createTextReader(
  target: string,
  { words }: CellContext,
  read: (text: string, value?: unknown) => unknown,
): CellReader {
  const meanings = words.get(target);
  return (value) => {
    const text = typeof value === "string" ? value : formatValue(value);
    if (text.trim() === "") {
      return undefined;
    }
    const meaning = meanings?.get(foldWord(text));
    if (meaning === undefined) {
      return read(text, value);
    }
    return meaning === "" ? null : read(meaning);
  };
}

function formatValue(value: unknown): string {
  const text = toPlainText(value);
  return typeof text === "string" ? text : text.join(", ");
}

/** Reads one person. Of a list, reads the first. */
function readAssignee(text: string, value?: unknown): string | undefined {
  const plain = Array.isArray(value) ? toPlainText(value) : text;
  return typeof plain === "string" ? readPerson(plain) : plain[0];
}

function readTypeCell(text: string): unknown {
  const types = itemTypes.join(", ");
  return (
    readType(text) ??
    new CellFault(
      `Not a known type. Use one of ${types}, or map the word: values=type: ${text}=story.`,
    )
  );
}

function createPriorityReader({ evidence }: CellContext) {
  return (text: string): unknown => {
    const priority = readPriority(text);
    if (priority === undefined) {
      const known = priorities.join(", ");
      const detail = `Not a known priority. Use one of ${known}, or map the word: values=priority: ${text}=high.`;
      return new CellFault(detail);
    }
    if (priority === null || typeof priority === "string") {
      return priority;
    }
    if (priority.fromOne === undefined) {
      evidence.record("priority", 1);
      return priority.fromZero;
    }
    return new PendingValue("priority", [priority.fromOne, priority.fromZero]);
  };
}

function createSizeReader({ evidence }: CellContext) {
  return (text: string): unknown => {
    // A unit such as "30m" is minutes here, not millions.
    const reading = /[a-z]\s*$/i.test(text) ? undefined : readNumber(text);
    if (reading === undefined || reading.isPercent === true) {
      return new CellFault("Not a number. Write a number such as 3 or 0.5.");
    }
    const { point, comma } = reading;
    if (point === comma) {
      return checkSize(point);
    }
    if (point !== undefined && comma !== undefined) {
      return new PendingValue("decimal", [point, comma]);
    }
    evidence.record("decimal", point === undefined ? 1 : 0);
    return checkSize(point ?? comma);
  };
}

function checkSize(size: number | undefined): unknown {
  return size !== undefined && size > 0
    ? size
    : new CellFault("The size of an item must be more than 0.");
}

function createDateReader({ evidence }: CellContext) {
  return (text: string): unknown => {
    const reading = readDate(text);
    if (reading === undefined) {
      return new CellFault(describeDateFault(text));
    }
    const { dayFirst, monthFirst } = reading;
    if (dayFirst === monthFirst) {
      return dayFirst;
    }
    if (dayFirst !== undefined && monthFirst !== undefined) {
      return new PendingValue("date", [dayFirst, monthFirst]);
    }
    evidence.record("date", dayFirst === undefined ? 1 : 0);
    return dayFirst ?? monthFirst;
  };
}

function createListReader(target: string, context: CellContext): CellReader {
  const meanings = context.words.get(target);
  const split = createSplitter(target, context);
  return (value) => {
    const plain = typeof value === "string" ? value : toPlainText(value);
    if (typeof plain === "string" && plain.trim() === "") {
      return undefined;
    }
    const names = typeof plain === "string" ? split(plain) : plain.map((name) => name.trim());
    const replaced = names.map((name) => meanings?.get(foldWord(name)) ?? name);
    return [...new Set(replaced.filter((name) => name !== ""))];
  };
}

/** Ids of links may also be separated by blanks only. */
function createSplitter(target: string, { hasBracketedLists }: CellContext) {
  return (text: string): string[] => {
    const names = readList(hasBracketedLists ? text.replace(/^\s*\[(.*)\]\s*$/s, "$1") : text);
    return target === "blocked_by" && names.length === 1 ? text.trim().split(/\s+/) : names;
  };
}
