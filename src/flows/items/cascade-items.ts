import { rowOfNumber } from "../../core/board/board-rows.ts";
import { type Board } from "../../core/board/board.ts";
import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import {
  type Cascade,
  cascade,
  type Level,
  levelsOf,
  type Springs,
  subtreeOf,
} from "../../core/planning/cascade.ts";
import { criterionColumn } from "../../core/planning/criterion-column.ts";
import { type Deps } from "../../deps.ts";
import { itemsOf } from "../rankings/named.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readBoard } from "../rankings/read-board.ts";

/** Levels an answer tells of; the items of a deeper tree are all there. */
const levelsMax = 100;

export type CascadeAsked = {
  readonly workspace: string;
  /** What the value is; absent where an amount is given. */
  readonly criterion?: string | undefined;
  readonly amount?: number | undefined;
  readonly root?: string | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly minGeneration?: number | undefined;
};

export type Cascaded = {
  readonly board: Board;
  readonly found: Cascade;
  /** Positions in the order of the tree that were asked for. */
  readonly within: readonly [start: number, end: number];
  readonly levels: readonly Level[];
  /** The rows of the page, and their items by number. */
  readonly rows: readonly number[];
  readonly items: ReadonlyMap<number, Item>;
};

/** Value handed down the tree of a backlog, a page of it. Nothing is written. */
export async function cascadeItems(deps: Deps, asked: CascadeAsked): Promise<Cascaded> {
  const { workspace, offset, limit } = asked;
  const pointer = await requirePointer(deps, workspace, asked.minGeneration);
  const board = await readBoard(deps, pointer.workspace);
  const root = await rootRow(deps, board, asked);
  const found = cascade(board, springsOf(board, asked, root));
  const within = root === undefined ? ([0, found.order.length] as const) : subtreeOf(found, root);
  const { amount } = asked;
  const levels = levelsOf(found, { within, amount, levelsMax });
  const rows = [...found.order.subarray(...within).subarray(offset, offset + limit)];
  const numbers = rows.map((row) => board.number[row] ?? 0);
  const items = await itemsOf(deps, workspace, numbers);
  return { board, found, within, levels, rows, items };
}

async function rootRow(
  { store }: Pick<Deps, "store">,
  board: Board,
  { workspace, root }: CascadeAsked,
): Promise<number | undefined> {
  if (root === undefined) {
    return undefined;
  }
  const number = await store.items.numberOf(workspace, root);
  const row = rowOfNumber(board, number ?? 0);
  if (row < 0) {
    throw notFound("item", root);
  }
  return row;
}

function springsOf(
  board: Board,
  { criterion = "", amount }: CascadeAsked,
  root: number | undefined,
): Springs {
  if (amount !== undefined) {
    return root === undefined ? { amount } : { amount, root };
  }
  const own = criterionColumn(board, criterion, "/criterion");
  return { own: own ?? new Float64Array(board.count).fill(Number.NaN) };
}
