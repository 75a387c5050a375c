import { itemTypes, priorities } from "../item/item.ts";
import { type Facets, type Snapshot } from "../snapshot/snapshot.ts";
import { createStatusTest, type StatusFilter } from "../status/status-filter.ts";

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
export function filterPositions(rows: FilteredRows, filter: FacetFilter): Uint32Array | undefined {
  const { count } = rows;
  const tests = buildFilterTests(rows, filter).map(({ passes }) => passes);
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
export type FilteredRows = Pick<Snapshot, "facets" | "count" | "statuses">;

type FilterTest = (position: number) => boolean;

/** The test of one filter, by the name of the filter. */
type NamedTest = { readonly name: keyof FacetFilter; readonly passes: FilterTest };

/** Builds one test for each filter that is set. A row passes if it passes all tests. */
export function buildFilterTests(
  { facets, statuses }: FilteredRows,
  filter: FacetFilter,
): NamedTest[] {
  const tests: NamedTest[] = [];
  const { type, priority, assignee, team, label, parent, status, status_category } = filter;
  if (type !== undefined) {
    const code = itemTypes.findIndex((itemType) => itemType === type);
    tests.push({ name: "type", passes: (position) => facets.type[position] === code });
  }
  if (priority !== undefined) {
    const code = priorities.findIndex((level) => level === priority) + 1;
    const passes: FilterTest = (position) => code > 0 && facets.priority[position] === code;
    tests.push({ name: "priority", passes });
  }
  if (parent !== undefined) {
    tests.push({ name: "parent", passes: (position) => facets.parent[position] === parent });
  }
  if (label !== undefined) {
    tests.push({ name: "label", passes: buildLabelTest(facets, label) });
  }
  for (const [name, value] of [
    ["assignee", assignee],
    ["team", team],
  ] as const) {
    if (value !== undefined) {
      const { codes, values } = facets[name];
      const code = values.indexOf(value);
      tests.push({ name, passes: (position) => codes[position] === code && code > 0 });
    }
  }
  const statusTests = [
    { name: "status", isStatus: createStatusTest({ status }, statuses) },
    { name: "status_category", isStatus: createStatusTest({ status_category }, statuses) },
  ] as const;
  for (const { name, isStatus } of statusTests) {
    if (isStatus !== undefined) {
      tests.push({ name, passes: buildStatusTest(facets, isStatus) });
    }
  }
  return tests;
}

function buildStatusTest({ status }: Facets, isStatus: (status: string) => boolean): FilterTest {
  const passes = Uint8Array.from(status.values, (value) => Number(isStatus(value)));
  return (position) => passes[status.codes[position] ?? 0] === 1;
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
