import { type z } from "@hono/zod-openapi";
import { type CascadeView } from "../../contract/cascade.ts";
import { toNamedItem } from "../../contract/named-item.ts";
import { type CascadeItemsRequest, type CascadeResult } from "./cascade-items.ts";

type CascadeJson = z.infer<typeof CascadeView>;

/** A page of a cascade with its items. */
export function toCascadeView(cascaded: CascadeResult, request: CascadeItemsRequest): CascadeJson {
  const { board, cascade: found, range, levels, rows } = cascaded;
  const [start, end] = range;
  const { offset, limit, criterion, amount, root } = request;
  const all = found.order.subarray(start, end);
  const next = offset + limit;
  return {
    generation: board.generation,
    criterion: criterion ?? null,
    amount: amount ?? null,
    root: root ?? null,
    total: all.length,
    valued: countRows(all, (row) => !Number.isNaN(found.value[row])),
    assumed: countRows(all, (row) => found.isAssumed[row] === 1),
    levels: levels.map(({ passedDown, ...level }) => ({ ...level, passed_down: passedDown })),
    data: rows.map((row) => toCascadeEntryView(cascaded, row)),
    page: { offset, limit, next_offset: next < all.length ? next : null },
  };
}

function countRows(rows: Uint32Array, holds: (row: number) => boolean): number {
  let count = 0;
  for (const row of rows) {
    count += Number(holds(row));
  }
  return count;
}

function toCascadeEntryView(
  { board, cascade, range, items }: CascadeResult,
  row: number,
): CascadeJson["data"][number] {
  const number = board.number[row] ?? 0;
  const item = items.get(number);
  const top = cascade.depth[cascade.order[range[0]] ?? 0] ?? 0;
  return {
    item: toNamedItem(number, item),
    depth: (cascade.depth[row] ?? 0) - top,
    parent: item?.parent ?? null,
    size: nullIfNaN(board.size[row]),
    is_size_assumed: cascade.isAssumed[row] === 1,
    share: nullIfNaN(cascade.share[row]),
    value: nullIfNaN(cascade.value[row]),
    is_own: cascade.isSource[row] === 1,
  };
}

function nullIfNaN(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}
