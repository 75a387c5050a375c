import { type z } from "@hono/zod-openapi";
import { type CascadeView } from "../../contract/cascade.ts";
import { namedItemOf } from "../../contract/named.ts";
import { type CascadeAsked, type Cascaded } from "./cascade-items.ts";

type View = z.infer<typeof CascadeView>;

/** A page of a cascade with its items. */
export function cascadeViewOf(cascaded: Cascaded, asked: CascadeAsked): View {
  const { board, found, within, levels, rows } = cascaded;
  const [start, end] = within;
  const { offset, limit, criterion, amount, root } = asked;
  const all = found.order.subarray(start, end);
  const next = offset + limit;
  return {
    generation: board.generation,
    criterion: criterion ?? null,
    amount: amount ?? null,
    root: root ?? null,
    total: all.length,
    valued: countOf(all, (row) => !Number.isNaN(found.value[row])),
    assumed: countOf(all, (row) => found.isAssumed[row] === 1),
    levels: [...levels],
    data: rows.map((row) => entryOf(cascaded, row)),
    page: { offset, limit, next_offset: next < all.length ? next : null },
  };
}

function countOf(rows: Uint32Array, holds: (row: number) => boolean): number {
  let count = 0;
  for (const row of rows) {
    count += Number(holds(row));
  }
  return count;
}

function entryOf({ board, found, within, items }: Cascaded, row: number): View["data"][number] {
  const number = board.number[row] ?? 0;
  const item = items.get(number);
  const top = found.depth[found.order[within[0]] ?? 0] ?? 0;
  return {
    item: namedItemOf(number, item),
    depth: (found.depth[row] ?? 0) - top,
    parent: item?.parent ?? null,
    size: numberOr(board.size[row]),
    is_size_assumed: found.isAssumed[row] === 1,
    share: numberOr(found.share[row]),
    value: numberOr(found.value[row]),
    is_own: found.isSpring[row] === 1,
  };
}

function numberOr(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}
