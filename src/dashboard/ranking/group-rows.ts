import { type StringColumn } from "../../core/columns/string-column.ts";

/** The rows of a column in groups: one for each frequent value, and one for all other values. */
export type RowGroups = {
  /** The value of each group; undefined for the group of all other values. */
  readonly values: readonly (string | undefined)[];
  /** Returns the index of the group of a row. */
  readonly groupAt: (row: number) => number;
};

const groupsMax = 12;

/** Groups the rows of a column by value, the most frequent value first. */
export function groupRows({ codes, values }: StringColumn, count: number): RowGroups {
  const counts = new Uint32Array(values.length);
  for (let row = 0; row < count; row += 1) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const used = [...counts.keys()].filter((code) => counts[code] !== 0);
  const byCount = used.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const listed = used.length > groupsMax ? byCount.slice(0, groupsMax - 1) : byCount;
  const groups = Uint8Array.from(values, (_, code) => {
    const group = listed.indexOf(code);
    return group < 0 ? listed.length : group;
  });
  const names = listed.map((code): string | undefined => values[code]);
  return {
    values: used.length > listed.length ? [...names, undefined] : names,
    groupAt: (row) => groups[codes[row] ?? 0] ?? 0,
  };
}
