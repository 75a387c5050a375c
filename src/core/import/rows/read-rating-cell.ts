import { ratingPrefix } from "../../item/item-columns.ts";
import { type Criterion } from "../../models/model.ts";
import { type NumberReading, readNumber } from "../values/read-number.ts";
import { readRating } from "../values/read-rating.ts";
import { listScaleWords, readScaleWord } from "../values/read-scale-word.ts";
import { isBlankText } from "./blank-text.ts";
import { type CellContext, CellFault, NotedValue } from "./cell-reading.ts";
import { PendingValue } from "./conventions.ts";

/** The maxima of scales on which a percentage is a share of the maximum. */
const percentScales: ReadonlySet<number> = new Set([1, 10, 100]);

/** Numbers from this minimum to 100 are percentages on a scale from 0 to 1. */
const barePercentMin = 10;

/**
 * Creates the reader of ratings of a criterion: numbers, percentages, intervals low..likely..high,
 * and the words of the criterion's scale. Checks the range of known criteria.
 */
export function createRatingReader(key: string, { criteria, evidence }: CellContext) {
  const criterion = criteria.get(key);
  return (text: string, value?: unknown): unknown => {
    if (typeof value === "number" || isIntervalObject(value)) {
      return checkRating(value, criterion);
    }
    const reading = readRating(text) ?? readPercentBesideWord(text, criterion);
    if (reading === undefined) {
      return (criterion && readScaleWord(criterion, text)) ?? readBlank(text);
    }
    const readings = "low" in reading ? [reading.low, reading.likely, reading.high] : [reading];
    const point = buildRating(readings.map((each) => scalePercentage(each, "point", criterion)));
    const comma = buildRating(readings.map((each) => scalePercentage(each, "comma", criterion)));
    return choose(point, comma);
  };

  function readBlank(text: string): CellFault | undefined {
    return isBlankText(text, ratingPrefix + key) ? undefined : describeUnreadable(criterion);
  }

  function choose(point: unknown, comma: unknown): unknown {
    if (point === undefined || comma === undefined) {
      evidence.record("decimal", point === undefined ? 1 : 0);
      return checkRating(point ?? comma, criterion);
    }
    const first = checkRating(point, criterion);
    if (isSameRating(point, comma)) {
      return first;
    }
    const second = checkRating(comma, criterion);
    if (second instanceof CellFault) {
      return first;
    }
    return first instanceof CellFault ? second : new PendingValue("decimal", [first, second]);
  }
}

/** Reads the percentage beside a word of the scale: "High (80 %)". The word only explains it. */
function readPercentBesideWord(
  text: string,
  criterion: Criterion | undefined,
): NumberReading | undefined {
  const percent = /(?<![\d.,])\d+(?:[.,]\d+)?\s?%/.exec(text)?.[0];
  const isWord = percent !== undefined && criterion && readScaleWord(criterion, text);
  return isWord === undefined || percent === undefined ? undefined : readNumber(percent);
}

/** Returns whether a value of JSON is an interval. Other objects are options with a name. */
function isIntervalObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && "likely" in value;
}

function isSameRating(point: unknown, comma: unknown): boolean {
  return typeof point === "number"
    ? point === comma
    : JSON.stringify(point) === JSON.stringify(comma);
}

/**
 * Converts a percentage to the scale of the criterion. Returns NaN if the scale has no percentages.
 */
function scalePercentage(
  reading: NumberReading,
  sign: "point" | "comma",
  criterion: Criterion | undefined,
): number | undefined {
  const number = reading[sign];
  if (number === undefined || reading.isPercent !== true) {
    return number;
  }
  const max = criterion?.max ?? 0;
  return percentScales.has(max) ? (number * max) / 100 : Number.NaN;
}

function buildRating(parts: readonly (number | undefined)[]): unknown {
  const [low, likely, high] = parts;
  if (parts.includes(undefined)) {
    return undefined;
  }
  return parts.length === 1 ? low : { low, likely, high };
}

function checkRating(rating: unknown, criterion: Criterion | undefined): unknown {
  if (typeof rating === "number") {
    return checkNumber(rating, criterion);
  }
  return rating === undefined ? describeUnreadable(criterion) : checkInterval(rating, criterion);
}

function checkNumber(rating: number, criterion: Criterion | undefined): unknown {
  if (Number.isNaN(rating)) {
    return new CellFault("The criterion has no scale for percentages. Write a number.");
  }
  if (criterion === undefined || (rating >= criterion.min && rating <= criterion.max)) {
    return rating;
  }
  const isBarePercent = criterion.key === "confidence" && criterion.max === 1;
  return isBarePercent && rating >= barePercentMin && rating <= 100
    ? new NotedValue(rating / 100, describePercentage(rating))
    : describeRange(criterion);
}

function describePercentage(rating: number): string {
  return `Read as ${rating} %, because confidence is from 0 to 1. Write ${rating} %.`;
}

/** Checks the range of an interval. The schema checks its form. */
function checkInterval(rating: unknown, criterion: Criterion | undefined): unknown {
  const numbers = Object.values(rating as object).filter((part) => typeof part === "number");
  if (numbers.some((part) => Number.isNaN(part))) {
    return new CellFault("The criterion has no scale for percentages. Write numbers.");
  }
  const isOutside =
    criterion !== undefined && numbers.some((part) => part < criterion.min || part > criterion.max);
  return isOutside ? describeRange(criterion) : rating;
}

function describeRange({ key, min, max }: Criterion): CellFault {
  return new CellFault(`The rating of ${key} must be from ${min} to ${max}.`);
}

function describeUnreadable(criterion: Criterion | undefined): CellFault {
  const words = criterion === undefined ? [] : listScaleWords(criterion);
  const known = words.length === 0 ? "" : `, or one of the words ${words.join(", ")}`;
  return new CellFault(`Not a rating. Write a number, an interval low..likely..high${known}.`);
}
