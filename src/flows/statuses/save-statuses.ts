import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { checkVersion, type ExpectedVersion, listVersions } from "../../core/expected-version.ts";
import { failureFromFault, failureFromFaults, formatJsonPointer } from "../../core/failure.ts";
import { foldText } from "../../core/item/fold-text.ts";
import { buildStatusPatch } from "../../core/status/list-categorised-statuses.ts";
import { type StatusCategory } from "../../core/status/status-category.ts";
import { type StatusMap } from "../../core/status/status-map.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer } from "../rankings/pointer.ts";

type Categories = Readonly<Record<string, StatusCategory | null>>;

/**
 * Assigns categories to statuses, and starts a publish if this changes the map. Returns the
 * generation from which the categories apply.
 */
export async function saveStatuses(
  deps: Deps,
  actor: Actor,
  {
    categories,
    version,
  }: {
    readonly categories: Categories;
    /** The generations that the client expects. */
    readonly version: ExpectedVersion | undefined;
  },
): Promise<number> {
  authorize(actor, "statuses:write");
  const { workspace } = actor;
  requireDistinct(categories);
  deps.store.workspaces.requireFresh(workspace);
  const pointer = await refreshPointer(deps, workspace);
  requireGeneration(pointer.workspace, version);
  const { statuses, generation } = pointer.workspace;
  const patch = buildStatusPatch(statuses, categories);
  requireCount(statuses, { ...statuses, ...patch });
  const ifGeneration = listVersions(version) && generation;
  const change = { workspace, actor: actor.id, categories: patch, ifGeneration };
  const written = await writeStatuses(deps, change);
  if (written === undefined && ifGeneration !== undefined) {
    // Without a change, the generation may still be the expected one.
    requireGeneration((await refreshPointer(deps, workspace)).workspace, version);
  }
  return written ?? generation;
}

function requireGeneration({ generation }: Workspace, version: ExpectedVersion | undefined): void {
  checkVersion(version, { noun: "backlog", version: generation, unit: "generation" });
}

/** Writes assigned or proposed categories. Returns the new generation if they change the map. */
export async function writeStatuses(
  deps: Pick<Deps, "store" | "caches" | "clock" | "queue" | "waitUntil">,
  change: {
    readonly workspace: string;
    readonly actor: string;
    readonly categories: Categories;
    readonly isProposal?: boolean;
    readonly ifGeneration?: number | undefined;
  },
): Promise<number | undefined> {
  const { workspace } = change;
  const at = deps.clock.now();
  const generation = await deps.store.statuses.save({ ...change, at });
  if (generation !== undefined) {
    deps.caches.pointers.invalidateAfterWrite(workspace, at);
    deps.waitUntil(deps.queue.send({ kind: "publish", workspace, generation }));
  }
  return generation;
}

/** Throws if two statuses differ only in case or accents. */
function requireDistinct(categories: Categories): void {
  const names = Object.keys(categories);
  const folded = names.map(foldText);
  const faults = names
    .filter((name, index) => folded.indexOf(foldText(name)) !== index)
    .map((name) => ({
      pointer: formatJsonPointer("categories", name),
      detail: `The status "${name}" occurs twice, ignoring case and accents. Send it once.`,
    }));
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
}

/** Throws if a patch assigns more categories than the limit, and more than before. */
function requireCount(current: StatusMap, patched: Categories): void {
  const count = Object.values(patched).filter((category) => category !== null).length;
  if (count > Math.max(limits.statusesMax, Object.keys(current).length)) {
    const detail = `A workspace can assign categories to at most ${limits.statusesMax} statuses, not ${count}. Send fewer, or remove some with null.`;
    throw failureFromFault("invalid", { pointer: "/categories", detail });
  }
}
