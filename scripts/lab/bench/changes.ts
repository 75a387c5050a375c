export type Metric = {
  readonly unit: string;
  readonly value: number;
  readonly better: "less" | "more";
};

/** The metrics of one run, by name. */
export type Metrics = ReadonlyMap<string, Metric>;

/** The change of one metric; `ratio` is after / before. */
export type Change = {
  readonly name: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly ratio: number;
  readonly isWorse: boolean;
};

/** Compares the metrics that both runs have, in the order of the second run. */
export function compareMetrics(before: Metrics, after: Metrics): Change[] {
  const changes: Change[] = [];
  for (const [name, now] of after) {
    const then = before.get(name);
    if (then !== undefined) {
      const ratio = now.value === then.value ? 1 : now.value / then.value;
      const isWorse = now.better === "less" ? ratio > 1 : ratio < 1;
      changes.push({ name, unit: now.unit, before: then.value, after: now.value, ratio, isWorse });
    }
  }
  return changes;
}

/** Smaller ratios count as noise between two runs on one machine. */
const noise = 1.05;

export function formatChanges(changes: readonly Change[]): string {
  if (changes.length === 0) {
    return "The two files have no metric in common. Compare two runs of the same command.";
  }
  const width = Math.max(...changes.map(({ name }) => name.length));
  return changes
    .map(({ name, unit, before, after, ratio, isWorse }) => {
      const verdict = isWorse ? "worse" : "better";
      const change = Math.max(ratio, 1 / ratio) <= noise ? "same" : verdict;
      const values = `${before} → ${after} ${unit}`;
      return `${name.padEnd(width)}  ${values.padEnd(28)} ${ratio.toFixed(2)} ×  ${change}`;
    })
    .join("\n");
}
