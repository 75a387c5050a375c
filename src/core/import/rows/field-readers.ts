import { hasControlCharacter, replaceControlCharacters } from "../../item/control-characters.ts";
import { itemTypes, priorities } from "../../item/item.ts";
import { isJsonObject } from "../../json.ts";
import { kanoAnswers } from "../../models/arithmetic/kano-answers.ts";
import { readKanoAnswer } from "../../models/arithmetic/read-kano-answer.ts";
import { shorten } from "../shorten.ts";
import { describeDateFault, readDate } from "../values/read-date.ts";
import { readList } from "../values/read-list.ts";
import { readNumber } from "../values/read-number.ts";
import { readPersonName } from "../values/read-person-name.ts";
import { readPriority, readPriorityLetter } from "../values/read-priority.ts";
import { readRichText } from "../values/read-rich-text.ts";
import { readType } from "../values/read-type.ts";
import { toPlainText } from "../values/to-plain-text.ts";
import { type CellContext, CellFault, NotedValue } from "./cell-reading.ts";
import { PendingValue } from "./conventions.ts";

/** Reads the text of a cell that is not blank, and the raw value. */
type FieldReader = (text: string, value?: unknown) => unknown;

/** The readers of fields whose cells are not plain texts or lists. */
export const fieldReaders: Readonly<Record<string, (context: CellContext) => FieldReader>> = {
  title: () => readTitle,
  description: () => readDescription,
  assignee: createAssigneeReader,
  type: () => readTypeCell,
  priority: createPriorityReader,
  size: createSizeReader,
  start_date: (context) => createDateReader(context, 0),
  due_date: (context) => createDateReader(context, -1),
  functional: () => readAnswerCell,
  dysfunctional: () => readAnswerCell,
  answers: () => readAnswerCount,
};

/** Reads a title as it is. Replaces control characters, which the API does not accept. */
export function readTitle(text: string): unknown {
  if (!hasControlCharacter(text)) {
    return text;
  }
  const title = replaceControlCharacters(text);
  const detail = "The title contained a control character. Ordinal replaced it with a space.";
  return title.trim() === "" ? undefined : new NotedValue(title, detail);
}

/** Reads a text, or the text of an object. */
function readDescription(text: string, value?: unknown): unknown {
  return isJsonObject(value)
    ? (readRichText(value) ?? new CellFault("Not a text. Send the description as text."))
    : text;
}

/** Reads one person, the first of several. Returns null for texts that mean no assignee. */
function createAssigneeReader({ hasPeopleLists }: CellContext) {
  return (text: string, value?: unknown): string | null => {
    const people = hasPeopleLists && typeof value === "string" ? readList(text) : toPeople(value);
    return readPersonName(people?.[0] ?? text) ?? null;
  };
}

function toPeople(value: unknown): readonly string[] | undefined {
  const people = Array.isArray(value) ? toPlainText(value) : undefined;
  return typeof people === "string" ? [people] : people;
}

function readTypeCell(text: string): unknown {
  const types = itemTypes.join(", ");
  return (
    readType(text) ??
    new CellFault(
      `Not a known type. Use one of ${types}, or map the word: values=type: ${shorten(text)}=story.`,
    )
  );
}

function createPriorityReader({ evidence }: CellContext) {
  return (text: string): unknown => {
    const letter = readPriorityLetter(text);
    if (letter !== undefined) {
      return evidence.choose("letter", [letter.level, letter.moscow]);
    }
    const priority = readPriority(text);
    if (priority === undefined) {
      const known = priorities.join(", ");
      const detail = `Not a known priority. Use one of ${known}, or map the word: values=priority: ${shorten(text)}=high.`;
      return new CellFault(detail);
    }
    if (priority === null || typeof priority === "string") {
      return priority;
    }
    return evidence.choose("priority", [priority.fromOne, priority.fromZero]);
  };
}

/** The unit of sizes in story points. Other units, such as the minutes of "30m", are not read. */
const pointsPattern = /(?<=\d)\s*(?:story\s*)?(?:points?|pts?\.?|sp)\s*$/i;

function createSizeReader({ evidence }: CellContext) {
  return (text: string, value?: unknown): unknown => {
    if (typeof value === "number") {
      return checkSize(value);
    }
    const number = text.replace(pointsPattern, "");
    const reading = /[a-z]\s*$/i.test(number) ? undefined : readNumber(number);
    if (reading === undefined || reading.isPercent === true) {
      return new CellFault(
        `Not a number. Write a number such as 3 or 0.5, or map the word: values=size: ${shorten(text)}=3.`,
      );
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

/** Creates a reader of dates. It reads the given end of a range such as "June 3 → June 5". */
function createDateReader({ evidence }: CellContext, end: 0 | -1) {
  return (range: string): unknown => {
    const text = range.split("→").at(end) ?? range;
    const reading = readDate(text);
    if (reading === undefined) {
      return new CellFault(describeDateFault(text));
    }
    const { dayFirst, monthFirst } = reading;
    if (dayFirst === monthFirst) {
      return dayFirst;
    }
    return evidence.choose("date", [dayFirst, monthFirst]);
  };
}

function readAnswerCell(text: string): unknown {
  return (
    readKanoAnswer(text) ??
    new CellFault(
      `Not an answer of a Kano survey. Write ${kanoAnswers.join(", ")} or a number from 1 to 5, or map the word: values=functional: ${shorten(text)}=like.`,
    )
  );
}

/** A number of respondents with the same answers. Spreadsheets may write it with decimals. */
const countPattern = /^(\d{1,7})(?:[.,]0+)?$/;

function readAnswerCount(text: string): unknown {
  const [, digits] = countPattern.exec(text.trim()) ?? [];
  return digits === undefined
    ? new CellFault("Not a number of answers. Write a whole number below 10,000,000.")
    : Number(digits);
}
