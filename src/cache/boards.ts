import { type Board } from "../core/board.ts";
import { derivedOf } from "../core/financials/derived.ts";
import { type Copies } from "../deps.ts";
import { decodeBoard, encodeBoard } from "./codecs.ts";
import { type Far, type Kept, readFar, writeFar } from "./far.ts";
import { Memory, memoryBudgets } from "./memory.ts";

/** The newest board of each workspace this isolate has to do with. */
const held = new Memory<Board>(memoryBudgets.boards, "boards");

/** Boards by workspace and generation. KV holds checkpoints only; the truth knows which. */
export function boardCopies(far: Far): Copies["boards"] {
  return {
    held: (workspace) => held.read(workspace),

    hold(board) {
      const known = held.read(board.workspace);
      if (known === undefined || known.generation <= board.generation) {
        held.write(board.workspace, board, bytesOf(board));
      }
    },

    async read(workspace, generation) {
      const copy = await readFar(far, nameOf(workspace, generation), true);
      const board = copy && decodeBoard(copy.bytes);
      if (board !== undefined) {
        copy?.keep(keptOf(board));
      }
      return board;
    },

    async write(board) {
      const name = nameOf(board.workspace, board.generation);
      await writeFar(far, name, { ...keptOf(board), bytes: encodeBoard(board) });
    },
  };
}

function nameOf(workspace: string, generation: number): string {
  return `${workspace}/${generation}/board`;
}

function keptOf({ count, at }: Board): Kept {
  return { kind: "board", rows: count, at };
}

/** What a board takes, with the columns that models may yet derive from it. */
function bytesOf({ count, ratings, facets }: Board): number {
  const said = [...ratings.values()].reduce((sum, { low }) => sum + (low ? 3 : 1), 0);
  const columns = said + derivedOf(ratings);
  return count * (56 + 8 * columns) + facets.labels.codes.byteLength + 2_000;
}
