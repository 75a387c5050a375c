import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePastPoint } from "../../src/contract/past-point.ts";

describe("a point in the past", () => {
  test("is a generation if it has only digits", () => {
    expect(parsePastPoint("007")).toEqual({ text: "7", generation: 7 });
  });

  test("is an instant with a time zone, or the first instant of a day in UTC", () => {
    const instant = Date.UTC(2026, 10, 30, 12);
    const text = "2026-11-30T12:00:00.000Z";
    expect(parsePastPoint("2026-11-30T12:00Z")).toEqual({ text, instant });
    expect(parsePastPoint("2026-11-30T13:00:00+01:00")).toEqual({ text, instant });
    expect(parsePastPoint("2026-11-30")).toMatchObject({ instant: Date.UTC(2026, 10, 30) });
  });

  test.each(["", "yesterday", "-1", "1.5", "2026-11-30T12:00:00", "2026-02-30", "2026-13-01"])(
    "is not %j",
    (text) => {
      expect(parsePastPoint(text)).toBeUndefined();
    },
  );

  test("has a text that is parsed to the same point", () => {
    const years = { min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.nat().map(String),
          fc.date(years).map((day) => day.toISOString()),
        ),
        (text) => {
          const point = parsePastPoint(text);
          expect(parsePastPoint(point?.text ?? "")).toEqual(point);
          expect(point?.text).toBe(text);
        },
      ),
    );
  });
});
