export type Figure = {
  readonly unit: string;
  readonly value: number;
  readonly better: "less" | "more";
};

/** Figures of one run by their names. */
export type Figures = ReadonlyMap<string, Figure>;

/** What became of one figure; `ratio` is after / before. */
export type Change = {
  readonly name: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly ratio: number;
  readonly isWorse: boolean;
};

/** What both runs have measured, in the order of the second. */
export function changesBetween(before: Figures, after: Figures): Change[] {
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

/** Within this, two runs on one machine say the same. */
const noise = 1.05;

export function tableOfChanges(changes: readonly Change[]): string {
  if (changes.length === 0) {
    return "The two files have no figure in common.";
  }
  const width = Math.max(...changes.map(({ name }) => name.length));
  return changes
    .map(({ name, unit, before, after, ratio, isWorse }) => {
      const verdict = isWorse ? "worse" : "better";
      const said = Math.max(ratio, 1 / ratio) <= noise ? "the same" : verdict;
      const figures = `${before} → ${after} ${unit}`;
      return `${name.padEnd(width)}  ${figures.padEnd(28)} ${ratio.toFixed(2)} ×  ${said}`;
    })
    .join("\n");
}
