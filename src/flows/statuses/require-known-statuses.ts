import { failureFromFault, type Fault } from "../../core/failure.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import {
  countStatuses,
  findUnknownStatuses,
  listStatuses,
} from "../../core/status/count-statuses.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type SnapshotDeps } from "../rankings/load-snapshot.ts";
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
  deps: SnapshotDeps,
  workspace: Workspace,
  { ranking, names, location }: NamedStatuses & { readonly ranking: Ranking },
): Promise<void> {
  if (names.length === 0) {
    return;
  }
  const ranked = countStatuses(ranking.facets.status).map(({ status }) => status);
  const absent = findUnknownStatuses(names, ranked);
  if (absent.length > 0) {
    requireStatuses(await readSnapshot(deps, workspace), { names: absent, location });
  }
}

/** Throws a failure that lists the existing statuses if a snapshot does not have a named one. */
export function requireStatuses(
  snapshot: Pick<Snapshot, "facets" | "statuses">,
  { names, location }: NamedStatuses,
): void {
  const known = listStatuses(snapshot);
  const unknown = findUnknownStatuses(names, known);
  if (unknown.length > 0) {
    const existing = known.toSorted().slice(0, listedMax);
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
