import { type Board } from "../core/board/board.ts";
import { type Copies } from "../deps.ts";
import { bytesOfBoard } from "./format/bytes.ts";
import { decodeBoard, layBoard } from "./format/codecs.ts";
import { type Far, type Kept, readFar, writeFar } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

/** The newest board of each workspace this isolate has to do with. */
const held = new Memory<Board>(memoryBudgets.boards, "boards");

/** Boards by workspace and generation. KV holds checkpoints only; the truth knows which. */
export function boardCopies(far: Far): Copies["boards"] {
  return {
    held: (workspace) => held.read(workspace),

    hold(board) {
      const known = held.read(board.workspace);
      if (known === undefined || known.generation <= board.generation) {
        held.write(board.workspace, board, bytesOfBoard(board));
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
      await writeFar(far, name, { ...keptOf(board), laid: layBoard(board) });
    },
  };
}

function nameOf(workspace: string, generation: number): string {
  return `${workspace}/${generation}/board`;
}

function keptOf({ count, at }: Board): Kept {
  return { kind: "board", rows: count, at };
}
