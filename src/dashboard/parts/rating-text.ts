import { type Rating } from "../../core/item/item.ts";

/** Parses a number, or low, likely and high; null for no rating, undefined for anything else. */
export function parseRating(text: string): Rating | null | undefined {
  const words = text
    .trim()
    .split(/[\s–;/]+/)
    .filter((word) => word !== "");
  const [first, likely, high] = words.map(Number);
  if (first === undefined) {
    return null;
  }
  if ([first, likely ?? 0, high ?? 0].some(Number.isNaN)) {
    return undefined;
  }
  if (words.length === 1) {
    return first;
  }
  return words.length === 3 && likely !== undefined && high !== undefined
    ? { low: first, likely, high }
    : undefined;
}

/** Formats a rating as text that `parseRating` reads; empty for no rating. */
export function formatRating(rating: Rating | undefined): string {
  if (rating === undefined) {
    return "";
  }
  return typeof rating === "number"
    ? String(rating)
    : `${rating.low} ${rating.likely} ${rating.high}`;
}
