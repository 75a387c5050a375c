/** A range of values, from the lowest to the highest. */
export type Domain = readonly [low: number, high: number];

/** A conversion of values to pixels. The first pixel belongs to the lowest value. */
export type Scale = {
  readonly domain: Domain;
  readonly isLog: boolean;
  readonly toPixel: (value: number) => number;
  readonly toValue: (pixel: number) => number;
};

/** A criterion with a range up to this span shows its whole range, so that points can move in it. */
const wholeSpanMax = 25;

/** The steps of a domain: a key press or a snap of the pointer changes a value by one of them. */
const stepsPerDomain = 20;

/** Builds a linear scale, or a logarithmic one, whose domain has positive values only. */
export function buildScale(
  domain: Domain,
  [from, to]: readonly [number, number],
  { isLog = false } = {},
): Scale {
  const [map, unmap] = isLog ? [Math.log, Math.exp] : [identity, identity];
  const [low, high] = [map(domain[0]), map(domain[1])];
  const factor = (to - from) / (high - low || 1);
  return {
    domain,
    isLog,
    toPixel: (value) => from + (map(value) - low) * factor,
    toValue: (pixel) => unmap(low + (pixel - from) / factor),
  };
}

function identity(value: number): number {
  return value;
}

/** Returns whether most values would lie at the low end of a linear scale. */
export function isSkewed(values: readonly number[]): boolean {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, median = 0, high = 0] = [0, 0.5, 1].map(
    (share) => sorted[Math.round(share * (sorted.length - 1))],
  );
  return low > 0 && high > skewMin * median;
}

/** The least quotient of the highest value and the median of skewed values. */
const skewMin = 10;

/** Lists the powers of ten of a domain. */
export function listPowers([low, high]: Domain): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => 10 ** (first + index));
}

/**
 * Returns the domain of an axis: the range of its criterion if that is small, and otherwise the
 * extent of the values, extended to ticks.
 */
export function fitDomain(values: readonly number[], range: Domain | undefined): Domain {
  if (range !== undefined && range[1] - range[0] <= wholeSpanMax) {
    const [low, high] = range;
    return [Math.min(low, ...values), Math.max(high, ...values)];
  }
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || low === high) {
    const middle = values[0] ?? 0;
    return [middle - 1, middle + 1];
  }
  const step = toNiceStep((high - low) / 5);
  return [roundTo(Math.floor(low / step) * step), roundTo(Math.ceil(high / step) * step)];
}

/** Lists round values of a domain, at most `countMax`. */
export function listTicks([low, high]: Domain, countMax: number): readonly number[] {
  const raw = (high - low) / Math.max(1, countMax - 1);
  const step = toNiceStep(raw, "up");
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => roundTo((first + index) * step));
}

/** Returns the step of a rating: a round part of the domain, and whole if all values are whole. */
export function computeStep([low, high]: Domain, values: readonly number[]): number {
  const step = toNiceStep((high - low) / stepsPerDomain);
  return values.every(Number.isInteger) ? Math.max(1, step) : step;
}

/** Rounds a value to a multiple of a step within a range. */
export function snapValue(value: number, step: number, [low, high]: Domain): number {
  return roundTo(Math.min(high, Math.max(low, Math.round(value / step) * step)));
}

/** Returns 1, 2 or 5 times a power of ten near a number: the nearest one, or the next one up. */
function toNiceStep(raw: number, rounding: "near" | "up" = "near"): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  const limits = rounding === "up" ? [1, 2, 5] : [1.5, 3.5, 7.5];
  const index = limits.findIndex((limit) => share <= limit + 1e-9);
  return power * ([1, 2, 5][index] ?? 10);
}

/** Removes the error of binary fractions, such as in 0.1 + 0.2. */
function roundTo(value: number): number {
  return Number(value.toPrecision(12));
}
