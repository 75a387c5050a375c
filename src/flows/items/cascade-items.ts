import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import {
  type Cascade,
  cascade,
  type CascadeLevel,
  summarizeLevels,
  type ValueSources,
  findSubtree,
} from "../../core/planning/cascade.ts";
import { readCriterionColumn } from "../../core/planning/criterion-column.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readItemMap } from "../rankings/read-item-map.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/** Levels an answer tells of; the items of a deeper tree are all there. */
const levelsMax = 100;

export type CascadeItemsRequest = {
  readonly workspace: string;
  /** What the value is; absent where an amount is given. */
  readonly criterion?: string | undefined;
  readonly amount?: number | undefined;
  readonly root?: string | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly minGeneration?: number | undefined;
};

export type CascadeResult = {
  readonly board: Snapshot;
  readonly cascade: Cascade;
  /** Positions in the order of the tree that were asked for. */
  readonly range: readonly [start: number, end: number];
  readonly levels: readonly CascadeLevel[];
  /** The rows of the page, and their items by number. */
  readonly rows: readonly number[];
  readonly items: ReadonlyMap<number, Item>;
};

/** Value handed down the tree of a backlog, a page of it. Nothing is written. */
export async function cascadeItems(
  deps: Deps,
  request: CascadeItemsRequest,
): Promise<CascadeResult> {
  const { workspace, offset, limit } = request;
  const pointer = await requirePointer(deps, workspace, request.minGeneration);
  const board = await readSnapshot(deps, pointer.workspace);
  const root = await resolveRootRow(deps, board, request);
  const found = cascade(board, buildSources(board, request, root));
  const within = root === undefined ? ([0, found.order.length] as const) : findSubtree(found, root);
  const { amount } = request;
  const levels = summarizeLevels(found, { within, amount, levelsMax });
  const rows = [...found.order.subarray(...within).subarray(offset, offset + limit)];
  const numbers = rows.map((row) => board.number[row] ?? 0);
  const items = await readItemMap(deps, workspace, numbers);
  return { board, cascade: found, range: within, levels, rows, items };
}

async function resolveRootRow(
  { store }: Pick<Deps, "store">,
  board: Snapshot,
  { workspace, root }: CascadeItemsRequest,
): Promise<number | undefined> {
  if (root === undefined) {
    return undefined;
  }
  const number = await store.items.readNumber(workspace, root);
  const row = findRowByNumber(board, number ?? 0);
  if (row < 0) {
    throw notFound("item", root);
  }
  return row;
}

function buildSources(
  board: Snapshot,
  { criterion = "", amount }: CascadeItemsRequest,
  root: number | undefined,
): ValueSources {
  if (amount !== undefined) {
    return root === undefined ? { amount } : { amount, root };
  }
  const own = readCriterionColumn(board, criterion, "/criterion");
  return { own: own ?? new Float64Array(board.count).fill(Number.NaN) };
}
