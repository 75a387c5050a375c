import { type DefinitionBody } from "../../contract/model.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure, type Fault } from "../../core/failure.ts";
import {
  buildItemFields,
  type FieldChanges,
  findItemFaults,
  mergeRatings,
} from "../../core/item/change-item.ts";
import { priorities } from "../../core/item/item.ts";
import { catalogue } from "../../core/models/registry.ts";
import { type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type SimulationResult } from "../../core/ranking/simulation.ts";
import { computeWhatIf } from "../../core/ranking/what-if.ts";
import { applyDelta } from "../../core/snapshot/apply-delta.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { findRowByNumber, snapshotRowAt } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../core/snapshot/snapshot.ts";
import { type Scope } from "../../core/status/scope.ts";
import { resolveScope } from "../../core/status/status-filter.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { WorkspaceCriteria } from "../items/workspace-criteria.ts";
import { resolveDefinitionRequest } from "../models/resolve-definition-request.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { resolveWhatIfModel } from "../models/resolve-what-if-model.ts";
import { readSnapshotWithStatuses } from "../statuses/require-known-statuses.ts";
import { locateRanking } from "./locate-ranking.ts";
import { requirePointer } from "./pointer.ts";
import { readItemMap } from "./read-item-map.ts";
import { getPositions } from "./read-ranking-by-id.ts";
import { readRanking } from "./read-ranking.ts";
import { resolveParentNumber } from "./resolve-parent-number.ts";

/** Hypothetical changes to one item. */
export type WhatIfItem = {
  readonly id: string;
  readonly changes: Pick<FieldChanges, "ratings" | "priority" | "size">;
};

export type SimulateRankingRequest = {
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** Hypothetical changes to the model: weights, a preset, an aggregation … */
  readonly definition: DefinitionBody;
  readonly patches: readonly WhatIfItem[];
  readonly filter: RequestedFilter;
  /** The items to rank; by default, the open ones, or all if the filter names a closed status. */
  readonly scope?: Scope | undefined;
  readonly limit: number;
  readonly minGeneration?: number | undefined;
};

/**
 * Ranks the current items of a scope by a changed model or with changed ratings. Compares the best
 * items with those of the baseline: the current ranking of the scope. Writes nothing.
 */
export async function simulateRanking(
  deps: Deps,
  actor: Actor,
  request: SimulateRankingRequest,
): Promise<SimulationResult> {
  authorize(actor, "analyses:run");
  const { workspace } = actor;
  const { filter, limit } = request;
  const definition = await resolveDefinitionRequest(deps, workspace, request.definition);
  const pointer = await requirePointer(deps, workspace, request.minGeneration);
  const snapshot = await readSnapshotWithStatuses(deps, pointer.workspace, {
    names: filter.status ?? [],
    location: { pointer: "/filters/status" },
  });
  const scope = resolveScope(request.scope, filter, snapshot.statuses);
  const requested = { id: request.model, revision: request.revision };
  const resolvedModel = await resolveWhatIfModel(deps, pointer, { requested, definition });
  const baseline = await readCurrentRanking(deps, pointer, scope);
  const changed = await buildWhatIfSnapshot(deps, { snapshot, scope }, request.patches);
  const parent = await resolveParentNumber(deps, workspace, filter.parent);
  const result = computeWhatIf(changed, resolvedModel, {
    ranking: baseline,
    positions: getPositions(baseline),
    filter: { ...filter, parent },
    limit,
  });
  const numbers = [...result.top, ...result.left].map(({ number }) => number);
  const items = await readItemMap(deps, workspace, numbers);
  const { generation, at } = snapshot;
  return { baseline, resolvedModel, generation, at, result, items };
}

async function readCurrentRanking(deps: Deps, pointer: Pointer, scope: Scope): Promise<Ranking> {
  const resolvedModel = await resolveModel(deps, pointer);
  const location = locateRanking(pointer, resolvedModel, { at: deps.clock.now(), scope });
  const { value } = await readRanking(deps, pointer.workspace, { location, resolvedModel });
  return value;
}

/**
 * Applies hypothetical changes to the items of a scope. Throws a failure with a fault for each
 * invalid change.
 */
async function buildWhatIfSnapshot(
  { store }: Deps,
  { snapshot, scope }: { readonly snapshot: Snapshot; readonly scope: Scope },
  patches: readonly WhatIfItem[],
): Promise<Snapshot> {
  const scoped = selectScope(snapshot, scope);
  if (patches.length === 0) {
    return scoped;
  }
  const numbers = await store.items.readNumbers(
    snapshot.workspace,
    patches.map(({ id }) => id),
  );
  const rows = new Map<number, SnapshotRow>();
  const faults: Fault[] = [];
  const criteria = new WorkspaceCriteria(new Set(snapshot.ratings.keys()));
  for (const [index, { id, changes }] of patches.entries()) {
    const number = numbers.get(id) ?? 0;
    const row = findRowByNumber(scoped, number);
    const isClosed = row < 0 && findRowByNumber(snapshot, number) >= 0;
    const state = { isRanked: row >= 0, isClosed, criteria };
    faults.push(...findPatchFaults({ id, changes }, index, state));
    criteria.add(changes.ratings);
    if (row >= 0) {
      rows.set(number, applyPatch(rows.get(number) ?? snapshotRowAt(scoped, row), changes));
    }
  }
  if (faults.length > 0) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  return applyDelta(scoped, scoped, { rows: [...rows.values()], removed: [] });
}

function findPatchFaults(
  { id, changes }: WhatIfItem,
  index: number,
  { isRanked, isClosed, criteria }: PatchedState,
): Fault[] {
  if (!isRanked) {
    const detail = isClosed
      ? `The item "${id}" is done or cancelled, so the open items do not include it. Send "scope": "all".`
      : `No item has the id "${id}". Send the id of an item of the workspace.`;
    return [{ pointer: `/patches/${index}/id`, detail }];
  }
  const fields = buildItemFields({ title: "What if" });
  const faults = findItemFaults(fields, changes, catalogue);
  return [...faults, ...criteria.findFaults(changes.ratings)].map(({ pointer = "", detail }) => ({
    pointer: `/patches/${index}${pointer}`,
    detail,
  }));
}

/** Whether the patched item is in the scope, and the criteria after the earlier patches. */
type PatchedState = {
  readonly isRanked: boolean;
  readonly isClosed: boolean;
  readonly criteria: WorkspaceCriteria;
};

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
