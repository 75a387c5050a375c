import { rowOf, rowOfNumber } from "../../core/board/board-rows.ts";
import { type Board, type BoardRow } from "../../core/board/board.ts";
import { reviseBoard } from "../../core/board/revise-board.ts";
import { Failure, type Fault } from "../../core/failure.ts";
import {
  type FieldChanges,
  faultsOf,
  mergeRatings,
  newFields,
} from "../../core/item/change-item.ts";
import { type Instant, type Item, priorities } from "../../core/item/item.ts";
import { type DefinitionRequest, type ModelInUse } from "../../core/models/model.ts";
import { catalogue } from "../../core/models/registry.ts";
import { type AskedFilter, type Ranking } from "../../core/ranking/ranking.ts";
import { type WhatIf, whatIf } from "../../core/ranking/what-if.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { supposedModel } from "../models/supposed-model.ts";
import { useModel } from "../models/use-model.ts";
import { positionsIn } from "../rankings/find-ranking.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { itemsOf } from "../rankings/named.ts";
import { parentNumber } from "../rankings/parent-number.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readBoard } from "../rankings/read-board.ts";
import { readRanking } from "../rankings/read-ranking.ts";

/** Ratings of one item that are not so. */
export type SupposedItem = {
  readonly id: string;
  readonly changes: Pick<FieldChanges, "ratings" | "priority" | "size">;
};

export type WhatIfRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** What is different about the model: weights, a preset, an aggregation … */
  readonly definition: DefinitionRequest;
  readonly patches: readonly SupposedItem[];
  readonly filter: AskedFilter;
  readonly limit: number;
  readonly minGeneration?: number | undefined;
};

export type WhatIfAnswer = {
  /** Today's ranking, which `was` speaks of: of the workspace's default model. */
  readonly today: Ranking;
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
export async function supposeRanking(deps: Deps, request: WhatIfRequest): Promise<WhatIfAnswer> {
  const pointer = await requirePointer(deps, request.workspace, request.minGeneration);
  const board = await readBoard(deps, pointer.workspace);
  const wanted = { id: request.model, revision: request.revision };
  const inUse = await supposedModel(deps, pointer, { wanted, definition: request.definition });
  const today = await todaysRanking(deps, pointer);
  const supposed = await supposedBoard(deps, board, request.patches);
  const parent = await parentNumber(deps, request.workspace, request.filter.parent);
  const result = whatIf(supposed, inUse, {
    ranking: today,
    positions: positionsIn(today),
    filter: { ...request.filter, parent },
    limit: request.limit,
  });
  const numbers = [...result.top, ...result.left].map(({ number }) => number);
  const items = await itemsOf(deps, request.workspace, numbers);
  const { generation, at } = board;
  return { today, inUse, generation, at, result, items };
}

async function todaysRanking(deps: Deps, pointer: Pointer): Promise<Ranking> {
  const inUse = await useModel(deps, pointer);
  const located = locateRanking(pointer, inUse, { at: deps.clock.now() });
  const { value } = await readRanking(deps, pointer.workspace, { located, inUse });
  return value;
}

/** The board with some ratings as if they were others. */
async function supposedBoard(
  { store }: Deps,
  board: Board,
  patches: readonly SupposedItem[],
): Promise<Board> {
  if (patches.length === 0) {
    return board;
  }
  const numbers = await store.items.numbersOf(
    board.workspace,
    patches.map(({ id }) => id),
  );
  const rows = new Map<number, BoardRow>();
  const faults: Fault[] = [];
  for (const [at, { id, changes }] of patches.entries()) {
    const number = numbers.get(id) ?? 0;
    const row = rowOfNumber(board, number);
    faults.push(...faultsAt(at, row, { id, changes }));
    if (row >= 0) {
      rows.set(number, supposedRow(rows.get(number) ?? rowOf(board, row), changes));
    }
  }
  if (faults.length > 0) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  return reviseBoard(board, board, { rows: [...rows.values()], gone: [] });
}

function faultsAt(at: number, row: number, { id, changes }: SupposedItem): Fault[] {
  if (row < 0) {
    return [{ pointer: `/patches/${at}/id`, detail: `No item has the id "${id}".` }];
  }
  const fields = newFields({ title: "supposed" });
  return faultsOf(fields, changes, catalogue).map(({ pointer = "", detail }) => ({
    pointer: `/patches/${at}${pointer}`,
    detail,
  }));
}

function supposedRow(
  row: BoardRow,
  { ratings, priority, size }: SupposedItem["changes"],
): BoardRow {
  return {
    ...row,
    ratings: mergeRatings(row.ratings, ratings ?? {}),
    priority:
      priority === undefined ? row.priority : priorities.findIndex((each) => each === priority) + 1,
    size: size === undefined ? row.size : size,
  };
}
