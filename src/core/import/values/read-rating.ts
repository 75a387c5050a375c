import { type NumberReading, readNumber } from "./read-number.ts";

/** An interval low..likely..high whose decimal sign is undecided. */
export type IntervalReading = {
  readonly low: NumberReading;
  readonly likely: NumberReading;
  readonly high: NumberReading;
};

/** The sign behind a multiplier, as in the scale of RICE's impact: "0.5x". */
const multiplierPattern = /(?<=\d)\s?[x×]\s*$/i;

/**
 * Reads a rating: one number, or an interval low..likely..high. A number may be a multiplier such
 * as "0.5x". Does not check the order of an interval, which depends on the decimal sign.
 *
 * @example
 * readRating("2"); // { point: 2, comma: 2 }
 * readRating("1..2,5..4")?.likely; // { comma: 2.5 }
 */
export function readRating(text: string): NumberReading | IntervalReading | undefined {
  if (!text.includes("..")) {
    return readNumber(text.replace(multiplierPattern, ""));
  }
  const parts = text.split("..", 4);
  const [low, likely, high] = parts.map(readNumber);
  const isInterval = parts.length === 3 && low && likely && high;
  return isInterval ? { low, likely, high } : undefined;
}
