import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDateFault, readDate } from "../../../../src/core/import/values/read-date.ts";

const both = (day: string) => ({ dayFirst: day, monthFirst: day });

describe("readDate", () => {
  test.for([
    "2026-06-25",
    " 2026-06-25 ",
    "2026-6-25",
    "2026/06/25",
    "2026.06.25",
    "20260625",
    "20260625T230000Z",
    "2026-06-25T23:00:00.000Z",
    "2026-06-25T23:00:00.1234567+02:00",
    "2026-06-25T23:00",
    "2026-06-25 23:00",
    "2026-06-25 23:59:60",
    "2026-06-25 02:34:48+00:00",
    "2026-06-25 00:00:00 +0000 UTC",
    "2026-06-25T10:00:00-07:00[America/Los_Angeles]",
    "2026-06-25Z",
    "2026-06-25+02:00",
    "25/Jun/26 12:00 AM",
    "25/Jun/26",
    "25-Jun-26",
    "25-JUN-2026",
    "25 Jun 2026",
    "25 june 2026",
    "25Jun2026",
    "25th of June 2026",
    "Jun 25, 2026",
    "June 25th, 2026 at 5:00 PM",
    "June 25, 2026, 5 p.m.",
    "Jun 25 '26",
    "Thursday, June 25, 2026",
    "Thursday, June 25, 2026 5:00\u202FPM",
    "Thu Jun 25 2026 23:00:00 GMT+0000 (GMT+00:00)",
    "Thu Jun 25 2026 23:00:00 GMT+0200 (Central European Summer Time)",
    "Thu, 25 Jun 2026 23:00:00 +0000",
    "Thu, 25 Jun 2026 23:00:00 GMT",
    "Thu Jun 25 23:00:00 2026",
    "Thu Jun 25 23:00:00 CEST 2026",
    "2026-Jun-25",
    "1782345600",
    "1782345600000",
    "1782431999999",
  ])("reads %j as 2026-06-25", (text) => {
    expect(readDate(text)).toEqual(both("2026-06-25"));
  });

  test.for<[string, string]>([
    ["2026年6月25日", "2026-06-25"],
    ["2026년 6월 25일 10:00", "2026-06-25"],
    ["25. Juni 2026", "2026-06-25"],
    ["Do., 25. Juni 2026", "2026-06-25"],
    ["3. März 2026", "2026-03-03"],
    ["3. Mrz. 2026", "2026-03-03"],
    ["24. Dez. 2026 um 10:30 Uhr", "2026-12-24"],
    ["25 févr. 2026", "2026-02-25"],
    ["1er août 2026 à 14:30", "2026-08-01"],
    ["mar. 3 mars 2026", "2026-03-03"],
    ["14/juil./26", "2026-07-14"],
    ["25 de junio de 2026", "2026-06-25"],
    ["6 ene. 2026", "2026-01-06"],
    ["9 sept 2026", "2026-09-09"],
    ["25 de março de 2026", "2026-03-25"],
    ["quinta-feira, 25 de junho de 2026", "2026-06-25"],
    ["7 set 2026", "2026-09-07"],
    ["5 maggio 2026", "2026-05-05"],
    ["25 giu 2026", "2026-06-25"],
    ["31 mei 2026", "2026-05-31"],
    ["25 mrt. 2026", "2026-03-25"],
    ["25 AOUT 2026", "2026-08-25"],
  ])("reads %j as %s", ([text, day]) => {
    expect(readDate(text)).toEqual(both(day));
  });

  test.for([
    ["03/04/2026", { dayFirst: "2026-04-03", monthFirst: "2026-03-04" }],
    ["3/4/26", { dayFirst: "2026-04-03", monthFirst: "2026-03-04" }],
    ["03-04-2026 10:00", { dayFirst: "2026-04-03", monthFirst: "2026-03-04" }],
    ["05/05/2026", both("2026-05-05")],
    ["25/06/2026", { dayFirst: "2026-06-25" }],
    ["25/06/26", { dayFirst: "2026-06-25" }],
    ["25-06-2026", { dayFirst: "2026-06-25" }],
    ["8/15/2025 7:00:00 AM", { monthFirst: "2025-08-15" }],
    ["8/15/2025, 7:00:00\u202FAM", { monthFirst: "2025-08-15" }],
    ["25.06.2026", { dayFirst: "2026-06-25" }],
    ["25.06.26 14:30", { dayFirst: "2026-06-25" }],
    ["25. 6. 2026", { dayFirst: "2026-06-25" }],
    ["03.04.2026", { dayFirst: "2026-04-03" }],
    ["Do 25.06.2026", { dayFirst: "2026-06-25" }],
  ] as const)("reads the order of %j as %j", ([text, reading]) => {
    expect(readDate(text)).toEqual(reading);
  });

  test.for<[string, string]>([
    ["25/Jun/68", "2068-06-25"],
    ["25/Jun/69", "1969-06-25"],
    ["25/Jun/00", "2000-06-25"],
    ["25/Jun/99", "1999-06-25"],
  ])("reads the year of %j as in %s", ([text, day]) => {
    expect(readDate(text)).toEqual(both(day));
  });

  test.for([
    "2026-02-30",
    "29/02/2025",
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-06-00",
    "31/04/2026",
    "13/13/2026",
    "June 31, 2026",
    "20260230",
    "02/30/2026",
    "00/00/0000",
  ])("rejects %j, which the calendar does not have", (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test.for(["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "31/12/1899", "9999999999"])(
    "rejects %j, whose year is out of range",
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  test.for([
    "",
    " ",
    "soon",
    "TBD",
    "Q3 2026",
    "2026",
    "Jun 2026",
    "Jun-25",
    "06/2026",
    "25/06",
    "12:30",
    "46198",
    "46198.5",
    "1",
    "123456",
    "178234560",
    "-1782345600",
    "Due 25 Jun 2026",
    "25 Foo 2026",
    "Foo 25 Jun 2026",
    "Foo, June 25, 2026",
    "2026-06-25 hello",
    "2026-06-25 25:00",
    "2026-06-25 10:61",
    "2026-06-25 to 2026-06-30",
    "2026-06/25",
    "25.06/2026",
    "25/06/202",
    "25/06/20261",
    "June 25, 2026 at noon",
    "2026-W26-4",
    "2026-06-25 10:00 tomorrow",
    "9".repeat(1_000),
    "a".repeat(100_000),
  ])("reads %j as no date", (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  const instants = fc.date({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2199-12-31T23:59:59Z"),
    noInvalidDate: true,
  });

  test("reads the formats of JavaScript as their day in UTC", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const iso = instant.toISOString();
        const texts = [iso, iso.slice(0, 10), iso.replace("T", " "), instant.toUTCString()];
        expect(texts.map(readDate)).toEqual(texts.map(() => both(iso.slice(0, 10))));
      }),
    );
  });

  test("reads seconds and milliseconds since 1970 as their day in UTC", () => {
    const milliseconds = fc.integer({ min: 1_000_000_000_000, max: 7_258_118_399_999 });
    fc.assert(
      fc.property(milliseconds, (at) => {
        const day = new Date(at).toISOString().slice(0, 10);
        expect(readDate(String(at))).toEqual(both(day));
        expect(readDate(String(Math.floor(at / 1000)))).toEqual(both(day));
      }),
    );
  });

  test.for(["en", "de", "fr", "es", "pt", "it", "nl"])(
    "reads the dates of the locale %s",
    (locale) => {
      const formats = (["full", "long", "medium"] as const).map(
        (dateStyle) => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }),
      );
      fc.assert(
        fc.property(instants, (instant) => {
          const day = instant.toISOString().slice(0, 10);
          const days = formats.map((format) => readDate(format.format(instant))?.dayFirst);
          expect(days).toEqual(formats.map(() => day));
        }),
      );
    },
  );

  test.for([
    ["en-GB", "dayFirst"],
    ["en-US", "monthFirst"],
    ["de-DE", "dayFirst"],
    ["nl-NL", "dayFirst"],
  ] as const)("reads the numeric dates of %s with the order %s", ([locale, order]) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC" });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(readDate(format.format(instant))?.[order]).toBe(instant.toISOString().slice(0, 10));
      }),
    );
  });

  test("never throws and returns days of the calendar only", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\d/. :,TZJunepm-]{0,24}$/));
    fc.assert(
      fc.property(texts, (text) => {
        for (const day of Object.values(readDate(text) ?? {})) {
          expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        }
      }),
    );
  });
});

describe("describeDateFault", () => {
  test.for<[string, string]>([
    ["2026-02-30", "2026-02-30 does not exist. Correct the date."],
    [" 29/02/2025 ", "29/02/2025 does not exist. Correct the date."],
    ["June 31, 2026", "June 31, 2026 does not exist. Correct the date."],
    ["0001-01-01", "The year of 0001-01-01 is not between 1900 and 2199. Correct the date."],
    ["soon", '"soon" is not a date. Write it as 2026-06-25.'],
    ["a".repeat(70), `"${"a".repeat(60)}…" is not a date. Write it as 2026-06-25.`],
    ["46198", "46198 is not a date but a number. Format the column as dates in the spreadsheet."],
    ["03/04/2026", "03/04/2026 is 2026-04-03 or 2026-03-04. State the order of day and month."],
    ["25/06/2026", "25/06/2026 is 2026-06-25. State the order of day and month."],
  ])("describes %j", ([text, fault]) => {
    expect(describeDateFault(text)).toBe(fault);
  });
});
