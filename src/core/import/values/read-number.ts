/**
 * The meanings of a number by its decimal sign: with a point and with a comma. They are equal for
 * "5", and one of them is absent if the text is not a number with that sign. For a percentage, the
 * numbers are those before the percent sign.
 */
export type NumberReading = {
  readonly point?: number;
  readonly comma?: number;
  readonly isPercent?: true;
};

/** A number without its sign, exponent and suffix. */
type NumberParts = {
  readonly digits: string;
  /** The power of ten of the exponent and the suffix. */
  readonly power: number;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
};

/** Longer texts are not numbers. The limit bounds the time of the patterns. */
const lengthMax = 100;

const wholePattern = /^-?\d{1,15}$/;
/** Two or fewer decimals cannot be a group of thousands. */
const decimalPattern = /^\d{1,12}\.\d{1,2}$/;
const signs = String.raw`[+\-\u2212]`;
const currency = "[€$£¥]|USD|EUR|GBP|JPY|CHF";

/** A number with its sign, currency, exponent, suffix and percent sign. */
const affixPattern = new RegExp(
  String.raw`^(?:(?:${currency})\s*)?(?<sign>${signs}?)\s*(?:(?:${currency})\s*)?` +
    String.raw`(?<digits>[.,]?\d(?:[\d.,'’_\s]*[\d.,])?)(?:e(?<exponent>[+-]?\d{1,4}))?` +
    String.raw`\s*(?<suffix>[%km]?)\s*(?:${currency})?$`,
  "i",
);

const pointPattern = createPattern(String.raw`\.`, ",");
const commaPattern = createPattern(",", String.raw`\.`);

/** The powers of ten of the suffixes for thousands and millions. */
const suffixExponents: Readonly<Record<string, number>> = { k: 3, m: 6 };

/**
 * Reads a number as people and spreadsheets write it: with a decimal point or comma, thousands
 * separators, a sign, a currency, an exponent, a percent sign, or k or m for thousands or millions.
 * Thousands separators need exact groups: "1,20,0" is not a number. The first group has no leading
 * zero, so "0,500" is 0.5 only. Indian groups ("1,20,000") need a decimal point.
 *
 * @example
 * readNumber("5"); // { point: 5, comma: 5 }
 * readNumber("3,5"); // { comma: 3.5 }
 * readNumber("1,200"); // { point: 1200, comma: 1.2 }
 * readNumber("80 %"); // { point: 80, comma: 80, isPercent: true }
 */
export function readNumber(text: string): NumberReading | undefined {
  if (wholePattern.test(text)) {
    const whole = Number(text) + 0;
    return { point: whole, comma: whole };
  }
  return decimalPattern.test(text) ? { point: Number(text) } : readFormatted(text.trim());
}

function readFormatted(text: string): NumberReading | undefined {
  const parts = parseAffixes(text);
  const point = parts && toNumber(parts, pointPattern);
  const comma = parts && toNumber(parts, commaPattern);
  if (point === undefined && comma === undefined) {
    return undefined;
  }
  return {
    ...(point !== undefined && { point }),
    ...(comma !== undefined && { comma }),
    ...(parts?.isPercent === true && { isPercent: true }),
  };
}

function parseAffixes(text: string): NumberParts | undefined {
  const groups = text.length > lengthMax ? undefined : affixPattern.exec(text)?.groups;
  const { sign = "", digits = "", exponent = "0", suffix = "" } = groups ?? {};
  if (digits === "") {
    return undefined;
  }
  return {
    digits,
    power: Number(exponent) + (suffixExponents[suffix.toLowerCase()] ?? 0),
    isNegative: /[-\u2212]/.test(sign),
    isPercent: suffix === "%",
  };
}

/** Returns the pattern of digits with a decimal sign. The other sign may separate thousands. */
function createPattern(decimal: string, other: string): RegExp {
  const grouped = String.raw`[1-9]\d{0,2}(?:(?<separator>${other}|[\s'’_])\d{3})(?:\k<separator>\d{3})*`;
  const indian = decimal === "," ? "" : String.raw`|[1-9]\d?(?:,\d{2})+,\d{3}`;
  return new RegExp(
    String.raw`^(?=.*\d)(?<whole>\d*|${grouped}${indian})(?:${decimal}(?<fraction>\d*))?$`,
  );
}

/** Returns the number of the digits, or undefined if the pattern or the range rejects them. */
function toNumber(parts: NumberParts, pattern: RegExp): number | undefined {
  const groups = pattern.exec(parts.digits)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const whole = groups["whole"]?.replaceAll(/\D/g, "") ?? "";
  // One conversion of the whole text rounds once, unlike a product: 8.2m is 8200000.
  const size = Number(`0${whole}.${groups["fraction"] ?? ""}e${parts.power}`);
  if (!Number.isFinite(size)) {
    return undefined;
  }
  return parts.isNegative ? 0 - size : size;
}
