import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DefinitionRequest, type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { type FacetFilter, filterPositions } from "../../../src/core/ranking/filter-positions.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { indexPositionsByNumber, type RankingContent } from "../../../src/core/ranking/ranking.ts";
import { rateSnapshot } from "../../../src/core/ranking/rate-snapshot.ts";
import { computeWhatIf } from "../../../src/core/ranking/what-if.ts";
import { selectScope } from "../../../src/core/snapshot/select-scope.ts";
import { SnapshotBuilder } from "../../../src/core/snapshot/snapshot-builder.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { takeRows } from "../../../src/core/snapshot/take-rows.ts";
import { isOpenStatus } from "../../../src/core/status/scope.ts";
import { statusCategories } from "../../../src/core/status/status-category.ts";
import { type StatusMap } from "../../../src/core/status/status-map.ts";
import { anyModel, anySnapshotRows, listSnapshotRows } from "../../contract/rows.ts";

const criteria = [{ key: "reach" }, { key: "impact" }, { key: "effort" }];

const anyRelativeModel = fc.constantFrom(
  resolve("topsis", { criteria }),
  resolve("weighted", { criteria, scaling: "min-max" }),
  resolve("weighted", { criteria, scaling: "percentile" }),
);

/** Categories that open or close statuses of the rows against the proposal of their words. */
const anyStatusMap: fc.Arbitrary<StatusMap> = fc.constantFrom<StatusMap>(
  {},
  { "in review": "done" },
  { OPEN: "cancelled", Done: "doing" },
);

const anyFilter: fc.Arbitrary<FacetFilter> = fc.record(
  {
    status: fc.subarray(["open", "DONE", "in review"]),
    status_category: fc.subarray([...statusCategories]),
    assignee: fc.constantFrom("ana", "bo"),
    label: fc.constantFrom("edge", "ui"),
  },
  { requiredKeys: [] },
);

const backlog = fc.record({ rows: anySnapshotRows, statuses: anyStatusMap });

test("contains the rows with an open status, and keeps the metadata", () => {
  fc.assert(
    fc.property(backlog, ({ rows, statuses }) => {
      const open = selectScope(build(rows, statuses), "open");
      expect(listSnapshotRows(open)).toEqual(rows.filter(isOpen(statuses)));
      expect(open).toMatchObject({ workspace: "wsp_test", generation: 7, at: 9, statuses });
    }),
  );
});

test("returns the snapshot itself for all items, and if no item is closed", () => {
  fc.assert(
    fc.property(anySnapshotRows, anyModel, (rows, model) => {
      const statuses: StatusMap = { open: "todo", done: "doing", "in review": "backlog" };
      const snapshot = build(rows, statuses);
      expect(selectScope(snapshot, "open")).toBe(snapshot);
      expect(selectScope(build(rows, {}), "all").count).toBe(rows.length);
      const { scope, ...open } = rank(snapshot, model, "open");
      expect(scope).toBe("open");
      expect({ scope: "all", ...open }).toEqual(rank(snapshot, model, "all"));
    }),
  );
});

describe("ranking", () => {
  test("ranks the open items as if the backlog contained no others", () => {
    const model = fc.oneof(anyModel, anyRelativeModel);
    fc.assert(
      fc.property(backlog, model, ({ rows, statuses }, resolvedModel) => {
        const snapshot = build(rows, statuses);
        const alone = build(rows.filter(isOpen(statuses)), statuses);
        const expected = listRanked(rank(alone, resolvedModel));
        expect(listRanked(rank(snapshot, resolvedModel, "open"))).toEqual(expected);
        expect(listRanked(rank(selectScope(snapshot, "open"), resolvedModel))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("rates the open items of a large snapshot in segments with the same bits", () => {
    const segment = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(backlog, anyModel, segment, ({ rows, statuses }, model, rowsMax) => {
        const snapshot = build(rows, statuses);
        const scores = rateSnapshot(snapshot, model, rowsMax);
        const open = rateSnapshot(selectScope(snapshot, "open"), model, rowsMax);
        const isOpenRow = rows.map(isOpen(statuses));
        expect(open.value).toEqual(scores.value.filter((_, row) => isOpenRow[row]));
        expect(open.confidence).toEqual(scores.confidence.filter((_, row) => isOpenRow[row]));
      }),
    );
  });
});

describe("filters", () => {
  test("select the same rows before and after the scope", () => {
    fc.assert(
      fc.property(backlog, anyFilter, ({ rows, statuses }, filter) => {
        const snapshot = build(rows, statuses);
        const open = selectScope(snapshot, "open");
        expect(listSnapshotRows(selectScope(filterRows(snapshot, filter), "open"))).toEqual(
          listSnapshotRows(filterRows(open, filter)),
        );
      }),
    );
  });

  test("select the same items of a ranking before and after the scope", () => {
    fc.assert(
      fc.property(backlog, anyFilter, anyModel, ({ rows, statuses }, filter, model) => {
        const snapshot = build(rows, statuses);
        const open = listNumbers(rank(snapshot, model, "open"), filter);
        const all = listNumbers(rank(snapshot, model, "all"), filter);
        expect(open).toEqual(all.filter(isOpenNumber(rows, statuses)));
      }),
    );
  });

  test("select the same items of a what-if before and after the scope", () => {
    fc.assert(
      fc.property(backlog, anyFilter, anyModel, ({ rows, statuses }, filter, model) => {
        const snapshot = build(rows, statuses);
        const list = (scoped: Snapshot) =>
          computeWhatIf(scoped, model, { ...noBaseline, filter, limit: 99 }).top;
        const all = list(snapshot).map(({ number }) => number);
        const open = list(selectScope(snapshot, "open")).map(({ number }) => number);
        expect(open).toEqual(all.filter(isOpenNumber(rows, statuses)));
      }),
    );
  });
});

test("a what-if without changes has the ranks and scores of the ranking of its scope", () => {
  const model = fc.oneof(anyModel, anyRelativeModel);
  fc.assert(
    fc.property(backlog, model, ({ rows, statuses }, resolvedModel) => {
      const snapshot = build(rows, statuses);
      const ranking = rank(snapshot, resolvedModel, "open");
      const { top, left } = computeWhatIf(selectScope(snapshot, "open"), resolvedModel, {
        ranking,
        positions: indexPositionsByNumber(ranking),
        filter: {},
        limit: 99,
      });
      expect(left).toEqual([]);
      expect(
        top.map(({ number, baselineRank, score = Number.NaN }) => [number, score, baselineRank]),
      ).toEqual([...ranking.number].map((number, at) => [number, ranking.score[at], at + 1]));
    }),
  );
});

const noBaseline = {
  ranking: { number: new Int32Array(0) },
  positions: new Int32Array(99).fill(-1),
};

function resolve(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}

function build(rows: readonly SnapshotRow[], statuses: StatusMap): Snapshot {
  const builder = new SnapshotBuilder(rows.length);
  for (const row of rows) {
    builder.add(row);
  }
  return builder.build({ workspace: "wsp_test", generation: 7, at: 9, statuses });
}

function isOpen(statuses: StatusMap): (row: SnapshotRow) => boolean {
  return ({ status }) => isOpenStatus(statuses, status);
}

function isOpenNumber(rows: readonly SnapshotRow[], statuses: StatusMap) {
  const open = new Set(rows.filter(isOpen(statuses)).map(({ number }) => number));
  return (number: number) => open.has(number);
}

function filterRows(snapshot: Snapshot, filter: FacetFilter): Snapshot {
  const rows = filterPositions(snapshot, filter);
  return rows === undefined ? snapshot : takeRows(snapshot, rows);
}

function listNumbers(ranking: RankingContent, filter: FacetFilter): number[] {
  const positions = filterPositions(ranking, filter);
  return [...(positions ?? ranking.number.keys())].map((at) => ranking.number[at] ?? 0);
}

function listRanked({ number, score, coverage, confidence }: RankingContent) {
  return { number, score, coverage, confidence };
}
