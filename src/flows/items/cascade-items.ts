import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type CascadePage, type CascadeQuery } from "../../core/planning/cascade-page.ts";
import {
  cascade,
  findSubtree,
  summarizeLevels,
  type ValueSources,
} from "../../core/planning/cascade.ts";
import { readCriterionColumn } from "../../core/planning/criterion-column.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readItemMap } from "../rankings/read-item-map.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";
import { pauseAfter } from "../run-sliced.ts";

/** Levels that the result summarizes. The items of deeper levels are still included. */
const levelsMax = 100;

export type CascadeItemsRequest = CascadeQuery & {
  readonly minGeneration?: number | undefined;
};

/** Distributes value down the tree of a backlog and returns a page of it. Writes nothing. */
export async function cascadeItems(
  deps: Deps,
  actor: Actor,
  request: CascadeItemsRequest,
): Promise<CascadePage> {
  authorize(actor, "analyses:run");
  const { minGeneration, ...query } = request;
  const { amount, offset, limit } = query;
  const pointer = await requirePointer(deps, actor.workspace, minGeneration);
  const snapshot = await readSnapshot(deps, pointer.workspace);
  const root = await resolveRootRow(deps, snapshot, query.root);
  const result = cascade(snapshot, buildSources(snapshot, query, root));
  await pauseAfter(deps, snapshot.count);
  const range =
    root === undefined ? ([0, result.order.length] as const) : findSubtree(result, root);
  const levels = summarizeLevels(result, { within: range, amount, levelsMax });
  const rows = [...result.order.subarray(...range).subarray(offset, offset + limit)];
  const numbers = rows.map((row) => snapshot.number[row] ?? 0);
  const items = await readItemMap(deps, actor.workspace, numbers);
  return { query, snapshot, cascade: result, range, levels, rows, items };
}

async function resolveRootRow(
  { store }: Pick<Deps, "store">,
  snapshot: Snapshot,
  root: string | undefined,
): Promise<number | undefined> {
  if (root === undefined) {
    return undefined;
  }
  const number = await store.items.readNumber(snapshot.workspace, root);
  const row = findRowByNumber(snapshot, number ?? 0);
  if (row < 0) {
    throw notFound("item", root);
  }
  return row;
}

function buildSources(
  snapshot: Snapshot,
  { criterion = "", amount }: CascadeQuery,
  root: number | undefined,
): ValueSources {
  if (amount !== undefined) {
    return root === undefined ? { amount } : { amount, root };
  }
  const own = readCriterionColumn(snapshot, criterion, "/criterion");
  return { own: own ?? new Float64Array(snapshot.count).fill(Number.NaN) };
}
