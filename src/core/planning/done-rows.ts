import { type StringColumn } from "../columns/string-column.ts";

/** Flags with 1 the rows whose status is one of `done`, ignoring case. O(rows). */
export function flagDoneRows(
  { codes, values }: StringColumn,
  count: number,
  done: readonly string[],
): Uint8Array {
  const doneStatuses = new Set(done.map((status) => status.toLowerCase()));
  const isDone = Uint8Array.from(values, (status) =>
    Number(doneStatuses.has(status.toLowerCase())),
  );
  return Uint8Array.from({ length: count }, (_, row) => isDone[codes[row] ?? 0] ?? 0);
}
