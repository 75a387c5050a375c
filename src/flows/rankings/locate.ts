import { type Failure, failureAt, notFound } from "../../core/failure.ts";
import { type Instant } from "../../core/item/item.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RankingName } from "../../core/ranking/ranking.ts";
import { type Published, type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";

type LocateDeps = Pick<Deps, "copies" | "store" | "clock">;

/** Where a workspace stands: as this isolate last saw it, if that is fresh enough, or the truth. */
export async function locate(
  deps: LocateDeps,
  workspace: string,
  minGeneration = 0,
): Promise<Pointer> {
  return known(deps, workspace, minGeneration) ?? ask(deps, workspace, minGeneration);
}

function known(
  { copies, clock }: LocateDeps,
  workspace: string,
  minGeneration: number,
): Pointer | undefined {
  const pointer = copies.pointers.read(workspace, clock.now());
  return pointer !== undefined && pointer.workspace.generation >= minGeneration
    ? pointer
    : undefined;
}

/** A database whose copy is behind what the reader has seen is asked once more, without the copy. */
async function ask(deps: LocateDeps, workspace: string, minGeneration: number): Promise<Pointer> {
  let pointer = await readPointer(deps, workspace);
  if (pointer.workspace.generation < minGeneration) {
    deps.store.workspaces.catchUp(workspace);
    pointer = await readPointer(deps, workspace);
  }
  if (pointer.workspace.generation < minGeneration) {
    throw aheadOf(pointer.workspace.generation, minGeneration);
  }
  // What this isolate holds may be newer than what the database's copy has come to.
  return deps.copies.pointers.read(workspace, deps.clock.now()) ?? pointer;
}

/**
 * Where a workspace stands by the truth, whatever this isolate has seen. It is held from when the
 * truth has answered: of a truth that takes long, nothing would else be good for anybody.
 */
export async function readPointer(
  { copies, store, clock }: LocateDeps,
  workspace: string,
): Promise<Pointer> {
  const pointer = await store.workspaces.pointer(workspace);
  if (pointer === undefined) {
    throw notFound("workspace", workspace);
  }
  copies.pointers.write(workspace, pointer, clock.now());
  return pointer;
}

function aheadOf(generation: number, wanted: number): Failure {
  const detail = `The workspace is at generation ${generation}; ${wanted} is still to come.`;
  return failureAt("stale", { header: "Ordinal-Min-Generation", detail });
}

/** A model stays fresh by itself for this long after somebody read it. */
export const keptFreshMs = 15 * 60_000;

/** How long a published ranking may be behind before a reader makes its own. */
const owedMs = 10_000;
const owedGenerations = 100;

/** The ranking that answers a reader, and whether the truth says that copies of it exist. */
export type Located = {
  readonly name: RankingName;
  readonly isPublished: boolean;
  readonly head: Published | undefined;
};

/**
 * Which generation of a model's ranking a reader gets: the newest published one if the queue keeps
 * it fresh and it is not far behind; otherwise that of the workspace itself, made on demand.
 */
export function locateRanking(
  pointer: Pointer,
  inUse: ModelInUse,
  { at, minGeneration = 0 }: { readonly at: Instant; readonly minGeneration?: number },
): Located {
  const { workspace } = pointer;
  const head = headOf(pointer, inUse);
  const serves =
    head !== undefined &&
    head.generation >= minGeneration &&
    (head.generation === workspace.generation || isBehindIt(pointer, head, at));
  const generation = serves ? head.generation : workspace.generation;
  return {
    name: { workspace: workspace.id, generation, model: inUse.id, revision: inUse.revision },
    isPublished: serves,
    head,
  };
}

/** The newest published ranking of a model at a revision. */
export function headOf(
  { published }: Pointer,
  { id, revision }: Pick<ModelInUse, "id" | "revision">,
): Published | undefined {
  return published.find((each) => each.model === id && each.revision === revision);
}

/** Whether the queue keeps this model fresh. */
export function isKeptFresh({ workspace }: Pointer, head: Published, at: Instant): boolean {
  return head.model === workspace.defaultModel || at - head.readAt < keptFreshMs;
}

/** Whether the next publish is on its way and not long overdue. */
function isBehindIt(pointer: Pointer, head: Published, at: Instant): boolean {
  const { changedAt, generation } = pointer.workspace;
  const isRecent = at - head.publishedAt < owedMs;
  const isUnderWay = at - changedAt < owedMs && generation - head.generation < owedGenerations;
  return isKeptFresh(pointer, head, at) && (isRecent || isUnderWay);
}
