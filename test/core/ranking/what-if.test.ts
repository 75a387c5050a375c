import fc from "fast-check";
import { expect, test } from "vitest";
import { priorities } from "../../../src/core/item/item.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { type FacetFilter } from "../../../src/core/ranking/filter-positions.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  type RankedItem,
  rankedItemAt,
  indexPositionsByNumber,
  type Ranking,
} from "../../../src/core/ranking/ranking.ts";
import {
  type WhatIfBaseline,
  type WhatIf,
  computeWhatIf,
} from "../../../src/core/ranking/what-if.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { findRowByNumber } from "../../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  buildSnapshotFromRows,
  anySnapshotRow,
  anySnapshotRows,
  resolvedModel,
  plainRow,
  listSnapshotRows,
} from "../../contract/rows.ts";

const filter: fc.Arbitrary<FacetFilter> = fc.record(
  {
    status: fc.subarray(["open", "done"]),
    priority: fc.constantFrom(...priorities),
    label: fc.constantFrom("edge", "ui"),
  },
  { requiredKeys: [] },
);

const scenario = fc.record({
  rows: anySnapshotRows,
  currentModel: anyModel,
  model: anyModel,
  patches: fc.uniqueArray(anySnapshotRow, { selector: ({ number }) => number, maxLength: 8 }),
  removed: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  filter: fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, filter),
  limit: fc.integer({ min: 1, max: 12 }),
});

test("equals a full ranking of the changed snapshot", () => {
  fc.assert(
    fc.property(
      scenario,
      ({ rows, currentModel, model, patches, removed, filter: conditions, limit }) => {
        const base = buildSnapshotFromRows(rows);
        const snapshot = applyDelta(base, base, { rows: patches, removed });
        const current = indexRanking(rank(base, currentModel));
        const baseline = { ...current, filter: conditions, limit };
        expect(computeWhatIf(snapshot, model, baseline)).toEqual(
          rankFully(snapshot, model, baseline),
        );
      },
    ),
    { numRuns: 400 },
  );
});

test("equals a full ranking for a longer backlog and a limit beyond its end", () => {
  fc.assert(
    fc.property(
      fc.array(anySnapshotRow, { minLength: 100, maxLength: 200 }),
      anyModel,
      (rows, model) => {
        const snapshot = buildSnapshotFromRows(
          rows.map((row, index) => ({ ...row, number: index + 1 })),
        );
        const current = indexRanking(rank(snapshot, resolvedModel.classic));
        for (const limit of [1, 50, 500]) {
          const baseline = { ...current, filter: {}, limit };
          expect(computeWhatIf(snapshot, model, baseline)).toEqual(
            rankFully(snapshot, model, baseline),
          );
        }
      },
    ),
    { numRuns: 10 },
  );
});

test("moves nothing without changes", () => {
  fc.assert(
    fc.property(
      anySnapshotRows,
      anyModel,
      fc.integer({ min: 1, max: 40 }),
      (rows, model, limit) => {
        const snapshot = buildSnapshotFromRows(rows);
        const result = computeWhatIf(snapshot, model, {
          ...indexRanking(rank(snapshot, model)),
          filter: {},
          limit,
        });
        expect(result.left).toEqual([]);
        expect(result.top.map(({ baselineRank }) => baselineRank)).toEqual(
          result.top.map((item) => item.rank),
        );
      },
    ),
  );
});

test("returns the current ranks of the best items and the items that dropped out", () => {
  const base = buildSnapshotFromRows([buildRow(1, 9), buildRow(2, 8), buildRow(3, 2)]);
  const current = indexRanking(rank(base, resolvedModel.weighted));
  const snapshot = applyDelta(base, base, { rows: [buildRow(3, 10)], removed: [] });
  const { top, left } = computeWhatIf(snapshot, resolvedModel.weighted, {
    ...current,
    filter: {},
    limit: 2,
  });
  expect(top.map((item) => [item.number, item.baselineRank, item.rank])).toEqual([
    [3, 3, 1], // 10 > 9 > 8
    [1, 1, 2],
  ]);
  expect(left).toEqual([{ number: 2, rank: 3, baselineRank: 2 }]);
});

test("returns no current rank for an item that is not in the current ranking", () => {
  const snapshot = buildSnapshotFromRows([plainRow]);
  const empty = { ranking: { number: new Int32Array(0) }, positions: new Int32Array(1).fill(-1) };
  const { top } = computeWhatIf(snapshot, resolvedModel.rice, { ...empty, filter: {}, limit: 5 });
  expect(top).toEqual([{ rank: 1, number: 1, coverage: 0, confidence: 0 }]);
});

function indexRanking(
  ranking: Pick<Ranking, "number">,
): Pick<WhatIfBaseline, "ranking" | "positions"> {
  return { ranking, positions: indexPositionsByNumber(ranking) };
}

function rankFully(snapshot: Snapshot, model: ResolvedModel, baseline: WhatIfBaseline): WhatIf {
  const ranking: Ranking = { ...rank(snapshot, model), id: "", digest: "" };
  const rows = new Map(listSnapshotRows(snapshot).map((row) => [row.number, row]));
  const passesFilter = (number: number) => {
    const row = rows.get(number);
    return row !== undefined && isMatch(row, baseline.filter);
  };
  const items = [...ranking.number.keys()]
    .map((position) => rankedItemAt(ranking, position))
    .filter(({ number }) => passesFilter(number));
  const findCurrentRank = (number: number) => baseline.ranking.number.indexOf(number) + 1;
  const top = items.slice(0, baseline.limit);
  const best = new Set(top.map(({ number }) => number));
  return {
    count: items.length,
    unscored: items.filter(({ score }) => score === undefined).length,
    top: top.map((item) => withoutTies(item, findCurrentRank(item.number))),
    left: [...baseline.ranking.number]
      .filter((number) => findRowByNumber(snapshot, number) >= 0 && passesFilter(number))
      .slice(0, baseline.limit)
      .filter((number) => !best.has(number))
      .map((number) => ({
        number,
        rank: ranking.number.indexOf(number) + 1,
        baselineRank: findCurrentRank(number),
      })),
  };
}

function withoutTies(item: RankedItem, baselineRank: number): WhatIf["top"][number] {
  const { tiedWith: _, ...fields } = item;
  return baselineRank > 0 ? { ...fields, baselineRank } : fields;
}

function buildRow(number: number, delight: number): SnapshotRow {
  return { ...plainRow, number, ratings: { delight, effort: 5 } };
}

function isMatch(row: SnapshotRow, { status, priority, label }: FacetFilter): boolean {
  const hasStatus = status === undefined || status.includes(row.status);
  const hasPriority = priority === undefined || priorities[row.priority - 1] === priority;
  return hasStatus && hasPriority && (label === undefined || row.labels.includes(label));
}
