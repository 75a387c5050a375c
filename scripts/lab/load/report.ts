import { type Sample } from "./users.ts";

/** What a crowd lived, of one operation or of all of them. Milliseconds. */
export type Line = {
  readonly name: string;
  readonly requests: number;
  readonly errors: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

export type Report = {
  readonly lines: readonly Line[];
  readonly requestsPerSecond: number;
  /** Share of the answers that a copy could have given and gave, 0–1; none where none could. */
  readonly hitRate: number | null;
  readonly tiers: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
};

/** What there is to say of all samples: the sum first, then each operation by its name. */
export function reportOf(samples: readonly Sample[], seconds: number): Report {
  const names = [...new Set(samples.map(({ name }) => name))].toSorted();
  const tiers = countOf(samples.filter(({ tier }) => tier !== "").map(({ tier }) => tier));
  const asked = Object.values(tiers).reduce((sum, count) => sum + count, 0);
  return {
    lines: [
      lineOf("all", samples),
      ...names.map((name) =>
        lineOf(
          name,
          samples.filter((sample) => sample.name === name),
        ),
      ),
    ],
    requestsPerSecond: round(samples.length / seconds),
    hitRate: asked === 0 ? null : round((asked - (tiers["origin"] ?? 0)) / asked),
    tiers,
    statuses: countOf(samples.map(({ status }) => String(status))),
  };
}

/** Whether an answer is what a user would call a failure: none at all, or any problem. */
export function isError({ status }: Sample): boolean {
  return status === 0 || status >= 400;
}

/**
 * The smallest sample that at least this share of all is not above (nearest rank); NaN of none.
 * `sorted` rises.
 */
export function percentileOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN;
}

function lineOf(name: string, samples: readonly Sample[]): Line {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const sum = sorted.reduce((total, ms) => total + ms, 0);
  return {
    name,
    requests: samples.length,
    errors: samples.filter(isError).length,
    mean: round(sum / samples.length),
    p50: round(percentileOf(sorted, 0.5)),
    p90: round(percentileOf(sorted, 0.9)),
    p95: round(percentileOf(sorted, 0.95)),
    p99: round(percentileOf(sorted, 0.99)),
    max: round(sorted.at(-1) ?? Number.NaN),
  };
}

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
