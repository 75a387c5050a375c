import { Failure, type Fault } from "../../core/failure.ts";
import {
  type FieldChanges,
  findItemFaults,
  mergeRatings,
  buildItemFields,
} from "../../core/item/change-item.ts";
import { type Instant, type Item, priorities } from "../../core/item/item.ts";
import { type DefinitionRequest, type ModelInUse } from "../../core/models/model.ts";
import { catalogue } from "../../core/models/registry.ts";
import { type RequestedFilter, type Ranking } from "../../core/ranking/ranking.ts";
import { type WhatIf, computeWhatIf } from "../../core/ranking/what-if.ts";
import { applyDelta } from "../../core/snapshot/apply-delta.ts";
import { snapshotRowAt, findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../core/snapshot/snapshot.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { resolveWhatIfModel } from "../models/resolve-what-if-model.ts";
import { locateRanking } from "./locate-ranking.ts";
import { requirePointer } from "./pointer.ts";
import { readItemMap } from "./read-item-map.ts";
import { getPositions } from "./read-ranking-by-id.ts";
import { readRanking } from "./read-ranking.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { resolveParentNumber } from "./resolve-parent-number.ts";

/** Ratings of one item that are not so. */
export type WhatIfItem = {
  readonly id: string;
  readonly changes: Pick<FieldChanges, "ratings" | "priority" | "size">;
};

export type SimulateRankingRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** What is different about the model: weights, a preset, an aggregation … */
  readonly definition: DefinitionRequest;
  readonly patches: readonly WhatIfItem[];
  readonly filter: RequestedFilter;
  readonly limit: number;
  readonly minGeneration?: number | undefined;
};

export type SimulationResult = {
  /** The ranking by the workspace's default model, with which the result is compared. */
  readonly baseline: Ranking;
  readonly inUse: ModelInUse;
  readonly generation: number;
  /** When the generation was made. */
  readonly at: Instant;
  readonly result: WhatIf;
  readonly items: ReadonlyMap<number, Item>;
};

/**
 * The top of another ranking over the same board, beside today's. It is arithmetic over the board
 * this isolate holds: nothing is written.
 */
export async function simulateRanking(
  deps: Deps,
  request: SimulateRankingRequest,
): Promise<SimulationResult> {
  const pointer = await requirePointer(deps, request.workspace, request.minGeneration);
  const board = await readSnapshot(deps, pointer.workspace);
  const wanted = { id: request.model, revision: request.revision };
  const inUse = await resolveWhatIfModel(deps, pointer, { wanted, definition: request.definition });
  const today = await readCurrentRanking(deps, pointer);
  const supposed = await buildWhatIfSnapshot(deps, board, request.patches);
  const parent = await resolveParentNumber(deps, request.workspace, request.filter.parent);
  const result = computeWhatIf(supposed, inUse, {
    ranking: today,
    positions: getPositions(today),
    filter: { ...request.filter, parent },
    limit: request.limit,
  });
  const numbers = [...result.top, ...result.left].map(({ number }) => number);
  const items = await readItemMap(deps, request.workspace, numbers);
  const { generation, at } = board;
  return { baseline: today, inUse, generation, at, result, items };
}

async function readCurrentRanking(deps: Deps, pointer: Pointer): Promise<Ranking> {
  const inUse = await resolveModel(deps, pointer);
  const located = locateRanking(pointer, inUse, { at: deps.clock.now() });
  const { value } = await readRanking(deps, pointer.workspace, { location: located, inUse });
  return value;
}

/** The board with some ratings as if they were others. */
async function buildWhatIfSnapshot(
  { store }: Deps,
  board: Snapshot,
  patches: readonly WhatIfItem[],
): Promise<Snapshot> {
  if (patches.length === 0) {
    return board;
  }
  const numbers = await store.items.readNumbers(
    board.workspace,
    patches.map(({ id }) => id),
  );
  const rows = new Map<number, SnapshotRow>();
  const faults: Fault[] = [];
  for (const [at, { id, changes }] of patches.entries()) {
    const number = numbers.get(id) ?? 0;
    const row = findRowByNumber(board, number);
    faults.push(...findPatchFaults(at, row, { id, changes }));
    if (row >= 0) {
      rows.set(number, applyPatch(rows.get(number) ?? snapshotRowAt(board, row), changes));
    }
  }
  if (faults.length > 0) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  return applyDelta(board, board, { rows: [...rows.values()], removed: [] });
}

function findPatchFaults(at: number, row: number, { id, changes }: WhatIfItem): Fault[] {
  if (row < 0) {
    return [{ pointer: `/patches/${at}/id`, detail: `No item has the id "${id}".` }];
  }
  const fields = buildItemFields({ title: "supposed" });
  return findItemFaults(fields, changes, catalogue).map(({ pointer = "", detail }) => ({
    pointer: `/patches/${at}${pointer}`,
    detail,
  }));
}

function applyPatch(
  row: SnapshotRow,
  { ratings, priority, size }: WhatIfItem["changes"],
): SnapshotRow {
  return {
    ...row,
    ratings: mergeRatings(row.ratings, ratings ?? {}),
    priority:
      priority === undefined ? row.priority : priorities.findIndex((each) => each === priority) + 1,
    size: size === undefined ? row.size : size,
  };
}
