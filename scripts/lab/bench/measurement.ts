/** The definition of a metric. */
export type MetricDefinition = {
  readonly name: string;
  readonly unit: string;
  /** The goal; absent if the metric is informative. */
  readonly goal?: number;
  readonly better?: "less" | "more";
  /** The measured interval or request. */
  readonly note?: string;
  /** The Server-Timing header of the last sample. */
  readonly detail?: string;
};

/** A metric with one sample per round; its value is the median. */
export type Measurement = MetricDefinition & {
  readonly value: number;
  readonly holds?: boolean;
  readonly samples: readonly number[];
};

export function createMeasurement(
  definition: MetricDefinition,
  samples: readonly number[],
): Measurement {
  const value = roundToFourDigits(computeMedian(samples));
  const { goal, better = "less" } = definition;
  const holds = goal === undefined || (better === "less" ? value <= goal : value >= goal);
  return {
    ...definition,
    value,
    ...(goal !== undefined && { better, holds }),
    samples: samples.map(roundToFourDigits),
  };
}

/** Computes the median: the middle value, or the mean of the two in the middle. NaN if empty. */
export function computeMedian(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The clock of a shared machine has no more than four significant digits. */
function roundToFourDigits(value: number): number {
  return Number(value.toPrecision(4));
}

/** Runs an asynchronous function several times, one run after another. */
export async function repeat<T>(
  rounds: number,
  work: (round: number) => Promise<T> | T,
): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- concurrent runs would disturb each other
    results.push(await work(round));
  }
  return results;
}

export async function measureMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
