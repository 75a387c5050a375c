import { limits } from "../../contract/limits.ts";
import { Failure } from "../../core/failure.ts";
import { toModelColumns } from "../../core/models/arithmetic/model-columns.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { flagClosedRows } from "../../core/planning/closed-rows.ts";
import { readCriterionColumn } from "../../core/planning/criterion-column.ts";
import { type Dependencies } from "../../core/planning/dependencies.ts";
import { alignToRanking } from "../../core/ranking/align-to-ranking.ts";
import { type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { findRowByNumber } from "../../core/snapshot/snapshot-rows.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Scope } from "../../core/status/scope.ts";
import { resolveScope } from "../../core/status/status-filter.ts";
import { type Deps, type LinkPair } from "../../ports/deps.ts";
import { resolveModelOfBody } from "../models/resolve-model.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { getPositions } from "../rankings/read-ranking-by-id.ts";
import { readRanking } from "../rankings/read-ranking.ts";
import { readSnapshotWithStatuses } from "../statuses/require-known-statuses.ts";

export type PlanRequest = {
  readonly model?: string | undefined;
  readonly revision?: number | undefined;
  /** The items to rank; by default, the open ones, or all if the filters name a closed status. */
  readonly scope?: Scope | undefined;
  readonly filters?: RequestedFilter | undefined;
  readonly minGeneration?: number | undefined;
};

/** The data that plans are computed from. Rows are positions of the ranking. */
export type PlanBasis = {
  readonly ranking: Ranking;
  /** 1 for rows that are done or cancelled. */
  readonly isClosed: Uint8Array;
  /** The number of closed items of the workspace. A ranking of the open items contains none. */
  readonly closedCount: number;
  /** The links between two open rows. A blocker that is done or cancelled blocks nothing. */
  readonly dependencies: Dependencies;
  /** 1 for open rows with an open blocker that a gate leaves out of the ranking. */
  readonly isBlocked: Uint8Array;
  /**
   * Returns the ratings, or derived ratings, of a criterion for each row; NaN where missing. Throws
   * with `pointer` if there is no such criterion.
   */
  readonly alignRatings: (criterion: string, pointer: string) => Float64Array;
  /** Returns the MoSCoW class of each row, from the criterion that the model reads. */
  readonly alignClasses: () => Float64Array;
};

/** Reads the ranking of the current generation, with the links between its items. */
export async function readPlanBasis(
  deps: Deps,
  workspace: string,
  request: PlanRequest,
): Promise<PlanBasis> {
  const { model, revision, filters = {}, minGeneration = 0 } = request;
  const pointer = await requirePointer(deps, workspace, minGeneration);
  const resolvedModel = await resolveModelOfBody(deps, pointer, { id: model, revision });
  const location = locateRanking(pointer, resolvedModel, {
    at: deps.clock.now(),
    minGeneration: pointer.workspace.generation,
    scope: resolveScope(request.scope, filters, pointer.workspace.statuses),
  });
  const { value: ranking } = await readRanking(deps, pointer.workspace, {
    location,
    resolvedModel,
  });
  const [snapshot, links] = await Promise.all([
    readSnapshotWithStatuses(deps, pointer.workspace, {
      names: filters.status ?? [],
      location: { pointer: "/filters/status" },
    }),
    readAllLinks(deps, workspace),
  ]);
  const isClosed = flagClosedRows(ranking.facets.status, ranking.statuses);
  const isClosedInSnapshot = flagClosedRows(snapshot.facets.status, snapshot.statuses);
  return {
    ranking,
    isClosed,
    closedCount: isClosedInSnapshot.reduce((sum, flag) => sum + flag, 0),
    dependencies: buildDependencies(links, getPositions(ranking), isClosed),
    isBlocked: flagBlockedRows(links, { ranking, snapshot, isClosed, isClosedInSnapshot }),
    alignRatings: (criterion, faultPointer) =>
      alignToRanking(ranking, snapshot, readCriterionColumn(snapshot, criterion, faultPointer)),
    alignClasses: () =>
      alignToRanking(
        ranking,
        snapshot,
        toModelColumns(snapshot).ratings.get(selectClassKey(resolvedModel))?.likely,
      ),
  };
}

function selectClassKey({ definition: { kind, criteria } }: ResolvedModel): string {
  return (kind === "moscow" ? criteria[0]?.key : undefined) ?? "moscow";
}

async function readAllLinks({ store }: Pick<Deps, "store">, workspace: string) {
  const links = await store.items.listLinks(workspace, limits.linksMax + 1);
  if (links.length > limits.linksMax) {
    const detail = `The workspace has more than ${limits.linksMax} links, the most that a plan can follow. Remove links.`;
    throw new Failure("conflict", detail);
  }
  return links;
}

function buildDependencies(
  links: readonly LinkPair[],
  positions: Int32Array,
  isClosed: Uint8Array,
): Dependencies {
  const [blocked, blocker] = [new Uint32Array(links.length), new Uint32Array(links.length)];
  let count = 0;
  for (const [number, blockerNumber] of links) {
    const [row, blockerRow] = [positions[number] ?? -1, positions[blockerNumber] ?? -1];
    if (row >= 0 && blockerRow >= 0 && isClosed[row] === 0 && isClosed[blockerRow] === 0) {
      blocked[count] = row;
      blocker[count++] = blockerRow;
    }
  }
  return { blocked: blocked.subarray(0, count), blocker: blocker.subarray(0, count) };
}

/** Flags with 1 the open rows with an open blocker that is not in the ranking. */
function flagBlockedRows(
  links: readonly LinkPair[],
  {
    ranking,
    snapshot,
    isClosed,
    isClosedInSnapshot,
  }: {
    readonly ranking: Ranking;
    readonly snapshot: Snapshot;
    readonly isClosed: Uint8Array;
    /** By rows of the snapshot. */
    readonly isClosedInSnapshot: Uint8Array;
  },
): Uint8Array {
  const positions = getPositions(ranking);
  // A number that the snapshot does not contain has no flag.
  const isOpen = (number: number) => isClosedInSnapshot[findRowByNumber(snapshot, number)] === 0;
  const isBlocked = new Uint8Array(ranking.count);
  for (const [number, blocker] of links) {
    const row = positions[number] ?? -1;
    const isRanked = (positions[blocker] ?? -1) >= 0;
    if (row >= 0 && isClosed[row] === 0 && !isRanked && isOpen(blocker)) {
      isBlocked[row] = 1;
    }
  }
  return isBlocked;
}
