import { type Sample } from "./users.ts";

/** The results of one operation, or of all of them; times in milliseconds. */
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
  /** The share of cacheable responses that came from a cache, 0–1; null if there were none. */
  readonly hitRate: number | null;
  readonly tiers: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
};

/** Summarises all samples: the total first, then each operation by name. */
export function buildReport(samples: readonly Sample[], seconds: number): Report {
  const names = [...new Set(samples.map(({ name }) => name))].toSorted();
  const tiers = countEach(samples.filter(({ tier }) => tier !== "").map(({ tier }) => tier));
  const cacheable = Object.values(tiers).reduce((sum, count) => sum + count, 0);
  return {
    lines: [
      buildLine("all", samples),
      ...names.map((name) =>
        buildLine(
          name,
          samples.filter((sample) => sample.name === name),
        ),
      ),
    ],
    requestsPerSecond: round(samples.length / seconds),
    hitRate: cacheable === 0 ? null : round((cacheable - (tiers["origin"] ?? 0)) / cacheable),
    tiers,
    statuses: countEach(samples.map(({ status }) => String(status))),
  };
}

/** Checks that a request failed: no response, or a problem. */
export function isError({ status }: Sample): boolean {
  return status === 0 || status >= 400;
}

/** Computes a percentile by the nearest rank; NaN if empty. `sorted` is in ascending order. */
export function computePercentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN;
}

function buildLine(name: string, samples: readonly Sample[]): Line {
  const sorted = samples.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const sum = sorted.reduce((total, ms) => total + ms, 0);
  return {
    name,
    requests: samples.length,
    errors: samples.filter(isError).length,
    mean: round(sum / samples.length),
    p50: round(computePercentile(sorted, 0.5)),
    p90: round(computePercentile(sorted, 0.9)),
    p95: round(computePercentile(sorted, 0.95)),
    p99: round(computePercentile(sorted, 0.99)),
    max: round(sorted.at(-1) ?? Number.NaN),
  };
}

function countEach(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
