import { stripVTControlCharacters } from "node:util";

const labelWidth = 12;

/** Formats a step of the start and its result. */
export function formatStep(step: string, result: string): string {
  return `  ${step}`.padEnd(labelWidth) + result;
}

/**
 * Formats a step with several lines, all of them aligned. A line may span several lines of the
 * terminal already. Returns nothing for a step without lines.
 */
export function formatSteps(step: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => formatStep(index === 0 ? step : "", line));
}

/** Breaks text into lines that fit beside the label of a step. Options keep their arguments. */
export function wrapText(text: string, width: number, indent = ""): string[] {
  return fillLines(splitWords(text), { separator: " ", width: width - labelWidth, indent });
}

/** Breaks text into indented lines of a width. */
export function wrapParagraph(text: string, width: number, indent: string): string[] {
  const options = { separator: " ", width: width - indent.length, indent: "" };
  return fillLines(splitWords(text), options).map((line) => indent + line);
}

function splitWords(text: string): string[] {
  return text.match(/--[a-z-]+ '(?:[^']|'\\'')*'\S*|\S+/g) ?? [];
}

/** Breaks a list into lines that fit beside the label of a step, between its entries. */
export function wrapList(entries: readonly string[], width: number): string[] {
  return fillLines(entries, { separator: " · ", width: width - labelWidth, indent: "" });
}

type FillOptions = {
  readonly separator: string;
  /** The maximum length of a line. */
  readonly width: number;
  /** The indent of every line after the first. */
  readonly indent: string;
};

/** Fills lines greedily. An entry that is wider than a line gets a line of its own. */
function fillLines(
  entries: readonly string[],
  { separator, width, indent }: FillOptions,
): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const joined = `${last ?? ""}${separator}${entry}`;
    if (last !== undefined && joined.length <= width) {
      lines[lines.length - 1] = joined;
      continue;
    }
    if (last !== undefined) {
      lines[lines.length - 1] = last + separator.trimEnd();
    }
    lines.push(last === undefined ? entry : indent + entry);
  }
  return lines;
}

/** Formats a count with its noun: 1 row, 2 rows, 1,680 rows. */
export function formatNumber(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Formats an integer in English. */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/**
 * Removes control characters, because text from a file could use them to manipulate the terminal.
 */
export function cleanText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, " ");
}

/** Shortens a text to a number of characters. */
export function truncate(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1)).toWellFormed()}…` : text;
}
