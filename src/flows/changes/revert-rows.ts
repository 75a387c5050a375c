/** An item that a step of a revert restores. */
export type RevertRow = {
  readonly number: number;
  /** The version of the item when the revert was planned. Another version has later changes. */
  readonly version: number;
  /** The reverted generations that changed the item, in ascending order. */
  readonly generations: readonly number[];
};

type RowTuple = readonly [number: number, version: number, ...generations: number[]];

/** Formats the rows of a chunk. */
export function formatRevertRows(rows: readonly RevertRow[]): string {
  return JSON.stringify(
    rows.map(({ number, version, generations }): RowTuple => [number, version, ...generations]),
  );
}

/** Parses the rows of a chunk. */
export function parseRevertRows(text: string): RevertRow[] {
  const tuples: RowTuple[] = JSON.parse(text);
  return tuples.map(([number, version, ...generations]) => ({ number, version, generations }));
}
