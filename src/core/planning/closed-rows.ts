import { type StringColumn } from "../columns/string-column.ts";
import { isOpenStatus } from "../status/scope.ts";
import { type StatusMap } from "../status/status-map.ts";

/** Flags with 1 the rows whose status is done or cancelled. O(rows + statuses). */
export function flagClosedRows({ codes, values }: StringColumn, statuses: StatusMap): Uint8Array {
  const isClosed = Uint8Array.from(values, (status) => Number(!isOpenStatus(statuses, status)));
  return Uint8Array.from(codes, (code) => isClosed[code] as number);
}
