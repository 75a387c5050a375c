import { normalizeName } from "./normalize-name.ts";
import { type Profile } from "./profile.ts";

/** Returns the reason why a row is left out, or undefined. */
export type RowFilter = (cells: readonly unknown[]) => string | undefined;

/** Creates the filter of the rows that a profile leaves out, such as GitHub's pull requests. */
export function createRowFilter({ skips = [] }: Profile, columns: readonly string[]): RowFilter {
  const names = columns.map(normalizeName);
  const rules = skips.flatMap(({ column, values, reason }) => {
    const index = names.indexOf(normalizeName(column));
    const words = values && new Set(values.map(normalizeName));
    return index === -1 ? [] : [{ index, words, reason }];
  });
  return (cells) =>
    rules.find(({ index, words }) => matches(cells[index], words))?.reason;
}

function matches(cell: unknown, words: ReadonlySet<string> | undefined): boolean {
  if (cell === undefined || cell === null || cell === "" || cell === false) {
    return false;
  }
  return words === undefined || words.has(normalizeName(String(cell)));
}
