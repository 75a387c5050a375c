import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumber } from "../../../../src/core/import/values/read-number.ts";

const both = (number: number) => ({ point: number, comma: number });

describe("readNumber", () => {
  test.for([
    ["5", both(5)],
    ["0", both(0)],
    ["-0", both(0)],
    ["007", both(7)],
    ["-12", both(-12)],
    ["0.5", { point: 0.5 }],
    [".5", { point: 0.5 }],
    ["3.", { point: 3 }],
    ["3,5", { comma: 3.5 }],
    [",5", { comma: 0.5 }],
    ["1200.25", { point: 1200.25 }],
    ["1.200,5", { comma: 1200.5 }],
    ["1,200.5", { point: 1200.5 }],
  ] as const)("reads %j as %j", ([text, reading]) => {
    expect(readNumber(text)).toEqual(reading);
  });

  test.for([
    ["1,200", { point: 1200, comma: 1.2 }],
    ["1.200", { point: 1.2, comma: 1200 }],
    ["1,200,000", { point: 1_200_000 }],
    ["1.200.000", { comma: 1_200_000 }],
    ["0,500", { comma: 0.5 }],
    ["0.500", { point: 0.5 }],
    ["1 200", both(1200)],
    ["1 200 000", both(1_200_000)],
    ["1 200,5", { comma: 1200.5 }],
    ["1\u00A0200,5", { comma: 1200.5 }],
    ["1\u202F200.5", { point: 1200.5 }],
    ["1'200.50", { point: 1200.5 }],
    ["1’200", both(1200)],
    ["1_000_000", both(1_000_000)],
    ["1,00,000", { point: 100_000 }],
    ["12,34,567.5", { point: 1_234_567.5 }],
  ] as const)("reads the groups of %j as %j", ([text, reading]) => {
    expect(readNumber(text)).toEqual(reading);
  });

  test.for([
    [" 2.5 ", { point: 2.5 }],
    ["+5", both(5)],
    ["−3", both(-3)],
    ["- 3", both(-3)],
    ["€ 5", both(5)],
    ["5 €", both(5)],
    ["£1,200.50", { point: 1200.5 }],
    ["USD 1,200.50", { point: 1200.5 }],
    ["1.200,50 eur", { comma: 1200.5 }],
    ["-$5", both(-5)],
    ["$-5", both(-5)],
    ["1e3", both(1000)],
    ["5E+2", both(500)],
    ["25e-1", both(2.5)],
    ["1e-400", both(0)],
    ["2k", both(2000)],
    ["1.5 K", { point: 1500 }],
    ["8.2m", { point: 8_200_000 }],
    ["1,5M", { comma: 1_500_000 }],
    ["$2M", both(2_000_000)],
  ] as const)("reads the signs and suffixes of %j as %j", ([text, reading]) => {
    expect(readNumber(text)).toEqual(reading);
  });

  test.for([
    ["80 %", { ...both(80), isPercent: true }],
    ["90%", { ...both(90), isPercent: true }],
    ["12,5\u00A0%", { comma: 12.5, isPercent: true }],
  ] as const)("reads %j as a percentage", ([text, reading]) => {
    expect(readNumber(text)).toEqual(reading);
  });

  test.for([
    "",
    " ",
    ".",
    ",",
    "-",
    "%",
    "k",
    "€",
    "abc",
    "12abc",
    "5 points",
    "3d",
    "--5",
    "5-",
    "5+3",
    "0x10",
    "Infinity",
    "-Infinity",
    "NaN",
    "1e999",
    "1e",
    "e5",
    "1.2.3",
    "1,2,3",
    "1,20,0",
    "12 34",
    "1 200 00",
    "1 200,000.5",
    "1.200'000",
    "0 500",
    "5%%",
    "5 % k",
    "१२",
    "1..2",
    "1 .5",
    "2026-06-25",
    "10:30",
    "1/2",
    "5".repeat(400),
    " ".repeat(1_000),
  ])("reads %j as no number", (text) => {
    expect(readNumber(text)).toBeUndefined();
  });

  test("reads every finite number that it prints, with a point and with a comma", () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readNumber(String(number))?.point).toBe(number + 0);
        expect(readNumber(String(number).replace(".", ","))?.comma).toBe(number + 0);
      }),
    );
  });

  test.for([
    ["en-US", "point"],
    ["en-IN", "point"],
    ["de-DE", "comma"],
    ["fr-FR", "comma"],
    ["es-ES", "comma"],
    ["de-CH", "point"],
  ] as const)("reads the numbers of %s with its decimal sign", ([locale, sign]) => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (thousandths) => {
        const number = thousandths / 1000;
        expect(readNumber(format.format(number))?.[sign]).toBe(number + 0);
      }),
    );
  });

  test("never throws and returns finite numbers only", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\d.,' +eEkM%€_ab\u00A0-]{0,20}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const { point = 0, comma = 0 } = readNumber(text) ?? {};
        expect([Number.isFinite(point), Number.isFinite(comma)]).toEqual([true, true]);
      }),
    );
  });
});
