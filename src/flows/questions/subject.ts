import { type Board } from "../../core/board/board.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type Deps } from "../../deps.ts";
import { useModel } from "../models/use-model.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readBoard } from "../rankings/read-board.ts";

/** A backlog that is asked about, and by which model it is looked at. */
export type SubjectRequest = {
  readonly workspace: string;
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  readonly minGeneration?: number | undefined;
};

/** The board as it is now and the model, read together. */
export async function readSubject(
  deps: Deps,
  { workspace, model, revision, minGeneration }: SubjectRequest,
): Promise<{ readonly board: Board; readonly inUse: ModelInUse }> {
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const [board, inUse] = await Promise.all([
    readBoard(deps, pointer.workspace),
    useModel(deps, pointer, { id: model, revision }),
  ]);
  return { board, inUse };
}
