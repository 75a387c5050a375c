import { itemTypes, priorities } from "../item/item.ts";
import { type Facets, type Snapshot } from "../snapshot/snapshot.ts";
import { createStatusTest, type StatusFilter } from "../status/status-filter.ts";
import { type StatusMap } from "../status/status-map.ts";

/** The facet values that an item must have. All conditions apply. */
export type FacetFilter = StatusFilter & {
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  readonly assignee?: string | undefined;
  readonly team?: string | undefined;
  readonly label?: string | undefined;
  /** The number of the parent. */
  readonly parent?: number | undefined;
};

/** A filter as a client requests it, with the id of the parent instead of its number. */
export type RequestedFilter = Omit<FacetFilter, "parent"> & {
  readonly parent?: string | undefined;
};

/** Returns the positions that pass a filter, in order; undefined for an empty filter. O(n). */
export function filterPositions(
  { facets, count, statuses }: FilteredRows,
  filter: FacetFilter,
): Uint32Array | undefined {
  const tests = buildFilterTests(facets, statuses, filter);
  if (tests.length === 0) {
    return undefined;
  }
  const positions = new Uint32Array(count);
  let length = 0;
  for (let position = 0; position < count; position += 1) {
    if (tests.every((passes) => passes(position))) {
      positions[length++] = position;
    }
  }
  return positions.subarray(0, length);
}

/** The rows of a snapshot or a ranking. */
type FilteredRows = Pick<Snapshot, "facets" | "count" | "statuses">;

type FilterTest = (position: number) => boolean;

function buildFilterTests(facets: Facets, map: StatusMap, filter: FacetFilter): FilterTest[] {
  const tests: FilterTest[] = [];
  const { type, priority, assignee, team, label, parent } = filter;
  if (type !== undefined) {
    const code = itemTypes.findIndex((itemType) => itemType === type);
    tests.push((position) => facets.type[position] === code);
  }
  if (priority !== undefined) {
    const code = priorities.findIndex((level) => level === priority) + 1;
    tests.push((position) => code > 0 && facets.priority[position] === code);
  }
  if (parent !== undefined) {
    tests.push((position) => facets.parent[position] === parent);
  }
  if (label !== undefined) {
    tests.push(buildLabelTest(facets, label));
  }
  for (const [value, column] of [
    [assignee, facets.assignee],
    [team, facets.team],
  ] as const) {
    if (value !== undefined) {
      const code = column.values.indexOf(value);
      tests.push((position) => column.codes[position] === code && code > 0);
    }
  }
  const isStatus = createStatusTest(filter, map);
  if (isStatus !== undefined) {
    const passes = Uint8Array.from(facets.status.values, (status) => Number(isStatus(status)));
    tests.push((position) => passes[facets.status.codes[position] ?? 0] === 1);
  }
  return tests;
}

function buildLabelTest({ labels }: Facets, label: string): FilterTest {
  const code = labels.values.indexOf(label);
  return (position) => {
    const end = labels.offsets[position + 1] ?? 0;
    for (let index = labels.offsets[position] ?? 0; index < end; index += 1) {
      if (labels.codes[index] === code) {
        return true;
      }
    }
    return false;
  };
}
