/** What one figure is, before it is measured. */
export type Figure = {
  readonly name: string;
  readonly unit: string;
  /** What it has to reach; absent where it is only told. */
  readonly goal?: number;
  readonly better?: "less" | "more";
  /** What is timed, from where to where. */
  readonly note?: string;
  /** What the last sample said of itself, as Server-Timing does. */
  readonly detail?: string;
};

/** A figure with its samples, one a round; the value is their median. */
export type Measurement = Figure & {
  readonly value: number;
  readonly holds?: boolean;
  readonly samples: readonly number[];
};

export function measurementOf(figure: Figure, samples: readonly number[]): Measurement {
  const value = rounded(medianOf(samples));
  const { goal, better = "less" } = figure;
  const holds = goal === undefined || (better === "less" ? value <= goal : value >= goal);
  return {
    ...figure,
    value,
    ...(goal !== undefined && { better, holds }),
    samples: samples.map(rounded),
  };
}

/** The middle one; of two in the middle, their mean. NaN where there is none. */
export function medianOf(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Four digits are more than a clock of a shared machine can tell. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Does something again and again, each time when the time before is over. */
export async function repeat<T>(
  times: number,
  work: (round: number) => Promise<T> | T,
): Promise<T[]> {
  const given: T[] = [];
  for (let round = 0; round < times; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- two at once would measure each other
    given.push(await work(round));
  }
  return given;
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
