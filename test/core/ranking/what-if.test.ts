import fc from "fast-check";
import { expect, test } from "vitest";
import { priorities } from "../../../src/core/item/item.ts";
import { type ModelInUse } from "../../../src/core/models/model.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  type FacetFilter,
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
  boardFrom,
  boardRow,
  boardRows,
  inUse,
  plainRow,
  rowsOn,
} from "../../contract/rows.ts";

const filter: fc.Arbitrary<FacetFilter> = fc.record(
  {
    status: fc.constantFrom("open", "done"),
    priority: fc.constantFrom(...priorities),
    label: fc.constantFrom("edge", "ui"),
  },
  { requiredKeys: [] },
);

const supposition = fc.record({
  rows: boardRows,
  todaysModel: anyModel,
  model: anyModel,
  patches: fc.uniqueArray(boardRow, { selector: ({ number }) => number, maxLength: 8 }),
  gone: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
  filter: fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, filter),
  limit: fc.integer({ min: 1, max: 12 }),
});

test("says what ranking everything and then looking says", () => {
  fc.assert(
    fc.property(
      supposition,
      ({ rows, todaysModel, model, patches, gone, filter: wanted, limit }) => {
        const base = boardFrom(rows);
        const board = applyDelta(base, base, { rows: patches, removed: gone });
        const today = { ...todayOf(rank(base, todaysModel)), filter: wanted, limit };
        expect(computeWhatIf(board, model, today)).toEqual(looked(board, model, today));
      },
    ),
    { numRuns: 400 },
  );
});

test("says the same for a longer backlog and a limit beyond its end", () => {
  fc.assert(
    fc.property(fc.array(boardRow, { minLength: 100, maxLength: 200 }), anyModel, (rows, model) => {
      const board = boardFrom(rows.map((row, at) => ({ ...row, number: at + 1 })));
      const today = todayOf(rank(board, inUse.classic));
      for (const limit of [1, 50, 500]) {
        const asked = { ...today, filter: {}, limit };
        expect(computeWhatIf(board, model, asked)).toEqual(looked(board, model, asked));
      }
    }),
    { numRuns: 10 },
  );
});

test("supposing nothing moves nothing", () => {
  fc.assert(
    fc.property(boardRows, anyModel, fc.integer({ min: 1, max: 40 }), (rows, model, limit) => {
      const board = boardFrom(rows);
      const result = computeWhatIf(board, model, {
        ...todayOf(rank(board, model)),
        filter: {},
        limit,
      });
      expect(result.left).toEqual([]);
      expect(result.top.map(({ baselineRank }) => baselineRank)).toEqual(
        result.top.map(({ rank: now }) => now),
      );
    }),
  );
});

test("tells who rose, from where, and who fell out", () => {
  const base = boardFrom([rated(1, 9), rated(2, 8), rated(3, 2)]);
  const today = todayOf(rank(base, inUse.weighted));
  const board = applyDelta(base, base, { rows: [rated(3, 10)], removed: [] });
  const { top, left } = computeWhatIf(board, inUse.weighted, { ...today, filter: {}, limit: 2 });
  expect(top.map(({ rank: now, baselineRank, number }) => [number, baselineRank, now])).toEqual([
    [3, 3, 1], // 10 > 9 > 8
    [1, 1, 2],
  ]);
  expect(left).toEqual([{ number: 2, rank: 3, baselineRank: 2 }]);
});

test("an item that is on no ranking of today was nowhere", () => {
  const board = boardFrom([plainRow]);
  const nowhere = { ranking: { number: new Int32Array(0) }, positions: new Int32Array(1).fill(-1) };
  const { top } = computeWhatIf(board, inUse.rice, { ...nowhere, filter: {}, limit: 5 });
  expect(top).toEqual([{ rank: 1, number: 1, coverage: 0, confidence: 0 }]);
});

function todayOf(ranking: Pick<Ranking, "number">): Pick<WhatIfBaseline, "ranking" | "positions"> {
  return { ranking, positions: indexPositionsByNumber(ranking) };
}

function looked(board: Snapshot, model: ModelInUse, today: WhatIfBaseline): WhatIf {
  const whole: Ranking = { ...rank(board, model), id: "", digest: "" };
  const rows = new Map(rowsOn(board).map((row) => [row.number, row]));
  const passing = (number: number) => {
    const row = rows.get(number);
    return row !== undefined && passes(row, today.filter);
  };
  const places = [...whole.number.keys()]
    .map((position) => rankedItemAt(whole, position))
    .filter(({ number }) => passing(number));
  const wasOf = (number: number) => today.ranking.number.indexOf(number) + 1;
  const top = places.slice(0, today.limit);
  const best = new Set(top.map(({ number }) => number));
  return {
    count: places.length,
    unscored: places.filter(({ score }) => score === undefined).length,
    top: top.map((place) => withoutTies(place, wasOf(place.number))),
    left: [...today.ranking.number]
      .filter((number) => findRowByNumber(board, number) >= 0 && passing(number))
      .slice(0, today.limit)
      .filter((number) => !best.has(number))
      .map((number) => ({
        number,
        rank: whole.number.indexOf(number) + 1,
        baselineRank: wasOf(number),
      })),
  };
}

function withoutTies(place: RankedItem, was: number): WhatIf["top"][number] {
  const { tiedWith: _, ...told } = place;
  return was > 0 ? { ...told, baselineRank: was } : told;
}

function rated(number: number, delight: number): SnapshotRow {
  return { ...plainRow, number, ratings: { delight, effort: 5 } };
}

function passes(row: SnapshotRow, { status, priority, label }: FacetFilter): boolean {
  const isOfStatus = status === undefined || row.status === status;
  const isOfPriority = priority === undefined || priorities[row.priority - 1] === priority;
  return isOfStatus && isOfPriority && (label === undefined || row.labels.includes(label));
}
