import { type StringColumn } from "../columns/string-column.ts";

/** 1 for the rows whose status is among those of work that is over, in any case of letters. O(rows). */
export function flagDoneRows(
  { codes, values }: StringColumn,
  count: number,
  done: readonly string[],
): Uint8Array {
  const over = new Set(done.map((word) => word.toLowerCase()));
  const isOver = Uint8Array.from(values, (word) => Number(over.has(word.toLowerCase())));
  return Uint8Array.from({ length: count }, (_, row) => isOver[codes[row] ?? 0] ?? 0);
}
