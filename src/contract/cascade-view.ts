import { type CascadePage } from "../core/planning/cascade-page.ts";
import { type CascadeView } from "./cascade.ts";
import { type WireType } from "./docs-only.ts";
import { toNamedItem } from "./item-view.ts";

type CascadeJson = WireType<typeof CascadeView>;

/** Maps a page of a cascade with its items. */
export function toCascadeView(page: CascadePage): CascadeJson {
  const { snapshot, cascade, range, levels, rows } = page;
  const { offset, limit, criterion, amount, root } = page.query;
  const all = cascade.order.subarray(...range);
  const next = offset + limit;
  return {
    generation: snapshot.generation,
    criterion: criterion ?? null,
    amount: amount ?? null,
    root: root ?? null,
    total: all.length,
    valued: countRows(all, (row) => !Number.isNaN(cascade.value[row])),
    assumed: countRows(all, (row) => cascade.isAssumed[row] === 1),
    levels: levels.map(({ passedDown, ...level }) =>
      Object.assign(level, { passed_down: passedDown }),
    ),
    data: rows.map((row) => toCascadeEntryView(page, row)),
    page: { offset, limit, next_offset: next < all.length ? next : null },
  };
}

function countRows(rows: Uint32Array, isCounted: (row: number) => boolean): number {
  let count = 0;
  for (const row of rows) {
    count += Number(isCounted(row));
  }
  return count;
}

function toCascadeEntryView(
  { snapshot, cascade, range, items }: CascadePage,
  row: number,
): CascadeJson["data"][number] {
  const number = snapshot.number[row] ?? 0;
  const item = items.get(number);
  const rootDepth = cascade.depth[cascade.order[range[0]] ?? 0] ?? 0;
  return {
    item: toNamedItem(number, item),
    depth: (cascade.depth[row] ?? 0) - rootDepth,
    parent: item?.parent ?? null,
    size: nullIfNaN(snapshot.size[row]),
    is_size_assumed: cascade.isAssumed[row] === 1,
    share: nullIfNaN(cascade.share[row]),
    value: nullIfNaN(cascade.value[row]),
    is_own: cascade.isSource[row] === 1,
  };
}

function nullIfNaN(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}
