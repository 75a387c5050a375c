import { formatFilterValue } from "../../contract/filters.ts";
import { failureFromFault, type Fault } from "../../core/failure.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import {
  countStatuses,
  findUnknownStatuses,
  listStatuses,
} from "../../core/status/count-statuses.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/** The number of existing statuses that an error lists. */
const listedMax = 50;

/** The statuses that a filter names, and the parameter or pointer of the filter. */
export type NamedStatuses = {
  readonly names: readonly string[];
  readonly location: Omit<Fault, "detail">;
};

/**
 * Checks that each status of a filter exists in a ranking or in the current backlog. Reads the
 * snapshot only if a status does not occur in the ranking, which may contain only the open items.
 */
export async function requireKnownStatuses(
  deps: Deps,
  workspace: Workspace,
  { ranking, names, location }: NamedStatuses & { readonly ranking: Ranking },
): Promise<void> {
  if (names.length === 0) {
    return;
  }
  const ranked = countStatuses(ranking.facets.status).map(({ status }) => status);
  const absent = findUnknownStatuses(names, ranked);
  if (absent.length > 0) {
    await readSnapshotWithStatuses(deps, workspace, { names: absent, location });
  }
}

/**
 * Reads a snapshot that has the named statuses. If the snapshot of the cached pointer lacks one,
 * reads a current snapshot, because another request may just have written the status. Throws if that
 * one lacks it too.
 */
export async function readSnapshotWithStatuses(
  deps: Deps,
  workspace: Workspace,
  named: NamedStatuses,
): Promise<Snapshot> {
  const snapshot = await readSnapshot(deps, workspace);
  if (findUnknownStatuses(named.names, listStatuses(snapshot)).length === 0) {
    return snapshot;
  }
  const pointer = await refreshPointer(deps, workspace.id);
  const current = await readSnapshot(deps, pointer.workspace);
  requireStatuses(current, named);
  return current;
}

/** Throws a failure that lists the existing statuses if a snapshot does not have a named one. */
function requireStatuses(
  snapshot: Pick<Snapshot, "facets" | "statuses">,
  { names, location }: NamedStatuses,
): void {
  const known = listStatuses(snapshot);
  const unknown = findUnknownStatuses(names, known);
  if (unknown.length > 0) {
    // In a parameter, a comma inside a status needs a backslash.
    const write = location.parameter === undefined ? String : formatFilterValue;
    const existing = known.toSorted().slice(0, listedMax).map(write);
    const hint =
      existing.length === 0
        ? "It has no items. Create or import items first."
        : `Send one or more of: ${quote(existing)}.`;
    const detail = `The backlog does not have the status ${quote(unknown)}. ${hint}`;
    throw failureFromFault("invalid", { ...location, detail });
  }
}

function quote(statuses: readonly string[]): string {
  return statuses.map((status) => `"${status}"`).join(", ");
}
