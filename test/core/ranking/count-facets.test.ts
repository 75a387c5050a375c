import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemTypes, priorities } from "../../../src/core/item/item.ts";
import {
  countFacetsInSlices,
  type FacetName,
  facetNames,
} from "../../../src/core/ranking/count-facets.ts";
import { type FacetFilter, filterPositions } from "../../../src/core/ranking/filter-positions.ts";
import { runToEnd } from "../../../src/core/slices.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { statusCategories } from "../../../src/core/status/status-category.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

const words = ["", "ana", "ben"];
const statuses = ["To do", "TO DO", "In progress", "Done"];
const labels = ["ui", "api", "api"];

const anyRow = fc.record({
  type: fc.nat(itemTypes.length - 1),
  priority: fc.nat(priorities.length),
  status: fc.constantFrom(...statuses),
  assignee: fc.constantFrom(...words),
  team: fc.constantFrom(...words),
  parent: fc.nat(2),
  labels: fc.subarray(labels),
});

const anyFilter: fc.Arbitrary<FacetFilter> = fc.record(
  {
    type: fc.constantFrom(...itemTypes),
    priority: fc.constantFrom(...priorities),
    status: fc.subarray(statuses, { minLength: 1 }),
    status_category: fc.subarray([...statusCategories], { minLength: 1 }),
    assignee: fc.constantFrom("ana", "zoe"),
    team: fc.constantFrom("ana", "ben"),
    label: fc.constantFrom("ui", "api"),
    parent: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);

function buildRows(rows: readonly Partial<SnapshotRow>[]): Snapshot {
  return buildSnapshotFromRows(
    rows.map((row, index) => Object.assign({}, plainRow, row, { number: index + 1 })),
  );
}

function countFacets(snapshot: Snapshot, filter: FacetFilter, valuesMax = 100) {
  return runToEnd(countFacetsInSlices(snapshot, { filter, valuesMax }));
}

/** Counts the rows that a page of a ranking with this filter would report as its total. */
function countFiltered(snapshot: Snapshot, filter: FacetFilter): number {
  return filterPositions(snapshot, filter)?.length ?? snapshot.count;
}

/** Returns the filter with one value of a facet instead of its own selection. */
function select(filter: FacetFilter, name: FacetName, value: string): FacetFilter {
  if (name === "parent") {
    return { ...filter, parent: Number(value) };
  }
  const isList = name === "status" || name === "status_category";
  return { ...filter, [name]: isList ? [value] : value };
}

test("each count equals the total of the ranking filtered by its value", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), anyFilter, (rows, filter) => {
      const snapshot = buildRows(rows);
      const { total, facets } = countFacets(snapshot, filter);
      expect(total).toBe(countFiltered(snapshot, filter));
      for (const name of facetNames) {
        for (const { value, count } of facets[name].values) {
          expect(count).toBe(countFiltered(snapshot, select(filter, name, value)));
        }
      }
    }),
  );
});

test("the counts of a facet with one value per row add up to the rows under the other filters", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), anyFilter, (rows, filter) => {
      const snapshot = buildRows(rows);
      const { facets } = countFacets(snapshot, filter);
      for (const name of facetNames.filter((each) => each !== "label")) {
        const sum = facets[name].values.reduce((total, { count }) => total + count, 0);
        const others = { ...filter, [name]: undefined };
        expect(sum + facets[name].none).toBe(countFiltered(snapshot, others));
      }
    }),
  );
});

describe("a facet", () => {
  test("counts the rows under the other filters, not under its own", () => {
    const rows = buildRows([
      { team: "red", assignee: "ana" },
      { team: "red", assignee: "ben" },
      { team: "blue", assignee: "ana" },
    ]);
    const { total, facets } = countFacets(rows, { team: "red", assignee: "ana" });
    expect(total).toBe(1);
    expect(facets.team.values).toEqual([
      { value: "blue", count: 1 },
      { value: "red", count: 1 },
    ]);
    expect(facets.assignee.values).toEqual([
      { value: "ana", count: 1 },
      { value: "ben", count: 1 },
    ]);
  });

  test("lists the most frequent values first and counts the further ones", () => {
    const teams = ["c", "a", "b", "b", "d", "d", "d"];
    const { facets } = countFacets(buildRows(teams.map((team) => ({ team }))), {}, 3);
    expect(facets.team).toEqual({
      values: [
        { value: "d", count: 3 },
        { value: "b", count: 2 },
        { value: "a", count: 1 },
      ],
      leftOut: 1,
      none: 0,
    });
  });

  test("counts the rows without a value", () => {
    const { facets } = countFacets(buildRows([{ labels: ["ui"] }, {}, {}]), {});
    expect([facets.label.none, facets.assignee.none, facets.type.none]).toEqual([2, 3, 0]);
  });

  test("counts a row with a repeated label once", () => {
    const { facets } = countFacets(buildRows([{ labels: ["ui", "ui"] }]), {});
    expect(facets.label.values).toEqual([{ value: "ui", count: 1 }]);
  });

  test("counts the spellings of a status together, under the most frequent one", () => {
    const rows = buildRows(["to do", "To do", "To do"].map((status) => ({ status })));
    const { facets } = countFacets(rows, {});
    expect(facets.status.values).toEqual([{ value: "To do", count: 3 }]);
    expect(facets.status_category.values).toEqual([{ value: "todo", count: 3 }]);
  });
});
