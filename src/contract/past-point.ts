import { z } from "@hono/zod-openapi";
import { type PastPoint } from "../core/past-point.ts";

const message =
  "Send a generation number, an instant such as 2026-11-30T12:00:00Z, or a date such as 2026-11-30.";

/** The query parameter `at`: a point in the history of the workspace. */
export const PastPointQuery = z
  .string()
  .max(40)
  .transform((text, context) => {
    const point = parsePastPoint(text);
    if (point === undefined) {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return point;
  })
  .optional()
  .openapi({
    type: "string",
    description:
      "A point in the past: a generation number, an instant with a time zone, or a date, which " +
      "means 00:00 UTC. An instant selects the newest generation at or before it.",
  });

const generationPattern = /^\d{1,15}$/;
const instantPattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** Returns undefined if the text is neither a generation nor an instant of an existing day. */
export function parsePastPoint(text: string): PastPoint | undefined {
  if (generationPattern.test(text)) {
    const generation = Number(text);
    return { text: String(generation), generation };
  }
  if (!instantPattern.test(text) || !isCalendarDay(text.slice(0, 10))) {
    return undefined;
  }
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : { text: new Date(instant).toISOString(), instant };
}

/** Returns whether a day exists: `Date.parse` reads February 30 as a day of March. */
function isCalendarDay(day: string): boolean {
  const instant = Date.parse(day);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}
