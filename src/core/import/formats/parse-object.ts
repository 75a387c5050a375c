import { isDeeperThan } from "../../json-text.ts";
import { isJsonObject } from "../../json.ts";
import { damageMarker } from "../text/decode-text.ts";

/** A parsed object or a fault. `line` is the physical line, from 1, on which the object begins. */
export type RawObjectRow =
  | { readonly line: number; readonly value: Record<string, unknown> }
  | { readonly line: number; readonly fault: string };

/** An object in the text of a file, and the noun for it in faults. */
export type ObjectText = {
  readonly text: string;
  readonly line: number;
  readonly noun: "line" | "element";
};

/** The maximum nesting of objects and arrays in an object. */
const nestingMax = 64;

/**
 * The maximum length of a text that is parsed without a check of its nesting. The parser uses about
 * 80 bytes of memory per level, even for text that is not JSON.
 */
const uncheckedLengthMax = 16_384;

/**
 * Parses the JSON of one object. Text with damaged bytes, values other than objects, and objects
 * that are nested too deeply become faults. Never throws.
 */
export function parseObject(source: ObjectText): RawObjectRow {
  const { text, line, noun } = source;
  if (text.includes(damageMarker)) {
    return {
      line,
      fault: `The ${noun} contains bytes that are not valid in the encoding of the file.`,
    };
  }
  const depthFault = `The ${noun} has more than ${nestingMax} levels of objects and arrays.`;
  if (text.length > uncheckedLengthMax && isDeeperThan(text, nestingMax)) {
    return { line, fault: depthFault };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (!isJsonObject(value)) {
      return { line, fault: `The ${noun} is not a JSON object.` };
    }
    return isTooDeep(value, nestingMax) ? { line, fault: depthFault } : { line, value };
  } catch (error) {
    return { line, fault: `The ${noun} is not JSON: ${describeJsonError(error, source)}.` };
  }
}

function isTooDeep(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1));
}

/**
 * Describes a JSON error. Converts V8's position in the text to a place in the file; V8's other
 * messages quote the text.
 */
function describeJsonError(error: unknown, source: ObjectText): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/ \(line \d+ column \d+\)$/, "")
    .replace(
      /(?: in JSON)? at position (\d+)/,
      (_, index) => ` ${describePlace(Number(index), source)}`,
    )
    .replace(/ is not valid JSON$/, "");
}

function describePlace(index: number, { text, line, noun }: ObjectText): string {
  if (noun === "line") {
    return `at column ${index + 1}`;
  }
  return text.includes("\n")
    ? `on line ${line + text.slice(0, index).split("\n").length - 1}`
    : `at character ${index + 1} of the element`;
}
