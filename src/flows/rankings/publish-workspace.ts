import { type Board } from "../../core/board/board.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer, type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { useModel, useNamedModel } from "../models/use-model.ts";
import { warmBehind } from "../pages/warm-pages.ts";
import { requestStability } from "../stability/compute-stability.ts";
import { headOf, isKeptFresh } from "./locate-ranking.ts";
import { publishRanking } from "./publish.ts";
import { readBoard } from "./read-board.ts";
import { makeRanking } from "./read-ranking.ts";

/** A workspace is published at most about this often. */
const restMs = 1_000;

/** A board copy is written after this long, or when this share of the items has changed. */
const checkpointMs = 10 * 60_000;
const checkpointShare = 0.05;

/** Models a publish keeps fresh, the default among them. */
const modelsMax = 16;

/** `early`: published a moment ago; ask again in a second. `gone`: there is no such workspace. */
export type Outcome = "published" | "current" | "early" | "gone";

/**
 * Brings the default model's ranking, and those that are being read, up to the board of now.
 * May run twice, late, or out of order: what is published already is left alone.
 */
export async function publishWorkspace(
  deps: Deps,
  { workspace: id, isUrgent = false }: { readonly workspace: string; readonly isUrgent?: boolean },
): Promise<Outcome> {
  const pointer = await deps.store.workspaces.pointer(id);
  if (pointer === undefined) {
    return "gone";
  }
  const standard = await useModel(deps, pointer);
  const head = headOf(pointer, standard);
  if (!isUrgent && head !== undefined && deps.clock.now() - head.publishedAt < restMs) {
    return head.generation >= pointer.workspace.generation ? "current" : "early";
  }
  const board = await readBoard(deps, pointer.workspace);
  const due = await modelsDue(deps, pointer, { standard, generation: board.generation });
  for (const inUse of due) {
    // One after another: each takes megabytes while it is made.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await publishOne(deps, board, inUse);
  }
  await writeCheckpoint(deps, pointer.workspace, board);
  if (due.length > 0) {
    warmBehind(deps, id);
  }
  return due.length > 0 ? "published" : "current";
}

/** The default model, and those lately read, as far as they are behind the board. */
async function modelsDue(
  deps: Deps,
  pointer: Pointer,
  { standard, generation }: { readonly standard: ModelInUse; readonly generation: number },
): Promise<ModelInUse[]> {
  const at = deps.clock.now();
  const read = pointer.published
    .filter((head) => isKeptFresh(pointer, head, at) && !isNamed(head, standard))
    .filter((head) => head.revision === (pointer.models.get(head.model) ?? head.revision))
    .toSorted((a, b) => b.readAt - a.readAt)
    .slice(0, modelsMax - 1);
  const others = await Promise.all(
    read.map((head) => useNamedModel(deps, { workspace: pointer.workspace.id, ...head })),
  );
  return [standard, ...others].filter((inUse) => {
    const head = headOf(pointer, inUse);
    return head === undefined || head.generation < generation;
  });
}

function isNamed(
  { model, revision }: { readonly model: string; readonly revision: number },
  inUse: ModelInUse,
): boolean {
  return model === inUse.id && revision === inUse.revision;
}

async function publishOne(deps: Deps, board: Board, inUse: ModelInUse): Promise<void> {
  const start = deps.clock.now();
  const ranking = await makeRanking(deps, board, inUse);
  await publishRanking(deps, ranking);
  await announce(deps, ranking);
  requestStability(deps, ranking);
  deps.measure({
    kind: "publish",
    workspace: board.workspace,
    outcome: "published",
    model: inUse.id,
    generation: board.generation,
    rows: board.count,
    durationMs: deps.clock.now() - start,
  });
}

/** Readers who listen are told; that nobody could be told changes nothing. */
async function announce(deps: Deps, { workspace, generation, model, id }: Ranking): Promise<void> {
  try {
    await deps.rooms.announce(workspace, { generation, model, ranking: id });
  } catch (error) {
    deps.report(error);
  }
}

/** Board copies are checkpoints: written when enough has changed since the last one. */
async function writeCheckpoint(
  { store, copies, clock }: Deps,
  workspace: Workspace,
  board: Board,
): Promise<void> {
  const { boardGeneration, boardAt } = workspace;
  if (board.generation <= boardGeneration) {
    return;
  }
  const enough = Math.max(1, Math.ceil(board.count * checkpointShare));
  const at = clock.now();
  const isDue =
    boardGeneration === 0 ||
    at - boardAt >= checkpointMs ||
    (await store.boards.countChanges(workspace.id, boardGeneration, enough)) >= enough;
  if (isDue) {
    await copies.boards.write(board);
    await store.workspaces.markBoard(workspace.id, board.generation, at);
  }
}
