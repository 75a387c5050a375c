import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { checkVersion, type ExpectedVersion, listVersions } from "../../core/expected-version.ts";
import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type Baseline } from "../../core/ranking/baseline.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type BaselineChange, type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { toRankingRow } from "../rankings/publish-ranking.ts";
import { retryConflicts } from "../retry-conflicts.ts";
import { requireBaseline } from "./read-baselines.ts";
import { type RankingChoice, readRankingToPin } from "./read-ranking-to-pin.ts";

type NewBaselineRequest = RankingChoice & {
  readonly name: string;
  readonly note?: string | undefined;
  readonly buildResponse?: ((baseline: Baseline) => IdempotentResponse | undefined) | undefined;
};

/**
 * Names a ranking. Writes the copy of the ranking before the row of the baseline, so that every
 * baseline has a copy. Throws if the name is taken, or if the workspace has too many baselines.
 */
export async function createBaseline(
  deps: Deps,
  actor: Actor,
  { name, note, buildResponse, ...choice }: NewBaselineRequest,
): Promise<Baseline> {
  authorize(actor, "baselines:write");
  const { workspace } = actor;
  const pointer = await requirePointer(deps, workspace);
  await requireRoom(deps, workspace, name);
  const ranking = await readRankingToPin(deps, pointer, choice);
  const at = deps.clock.now();
  const baseline = {
    id: deps.random.typeId("bsl"),
    name,
    ...(note !== undefined && { note }),
    ranking: toRankingRow(ranking),
    version: 1,
    actor: actor.id,
    createdAt: at,
    updatedAt: at,
  };
  await pinRanking(deps, ranking);
  return retryConflicts(deps, async () => {
    const isCreated = await deps.store.baselines.create(
      workspace,
      baseline,
      buildResponse?.(baseline),
    );
    if (!isCreated) {
      await requireRoom(deps, workspace, name);
    }
    return isCreated ? baseline : undefined;
  });
}

/** Writes the copy of a ranking, unless another baseline of the ranking has written it. */
async function pinRanking(
  { caches: { pinnedRankings } }: Pick<Deps, "caches">,
  ranking: Ranking,
): Promise<void> {
  if ((await pinnedRankings.read(ranking)) !== undefined) {
    return;
  }
  try {
    await pinnedRankings.write(ranking);
  } catch (cause) {
    const detail = "The copy of the ranking could not be stored. Try again in a second.";
    throw new Failure("unavailable", detail, { cause });
  }
}

/** Throws if the workspace has a baseline of the name, or as many baselines as it may have. */
async function requireRoom(
  { store }: Pick<Deps, "store">,
  workspace: string,
  name: string,
): Promise<void> {
  const baselines = await store.baselines.list(workspace);
  requireFreeName(baselines, name);
  if (baselines.length >= limits.baselinesMax) {
    const detail = `A workspace has at most ${limits.baselinesMax} baselines. Delete a baseline first.`;
    throw new Failure("invalid", detail);
  }
}

function requireFreeName(baselines: readonly Baseline[], name: string): void {
  const namesake = baselines.find((baseline) => baseline.name === name);
  if (namesake !== undefined) {
    const detail = `The baseline ${namesake.id} has the name "${name}". Send another name, or delete that baseline first.`;
    throw failureFromFault("conflict", { pointer: "/name", detail });
  }
}

/** A baseline, and the versions that a request expects. */
export type BaselineRef = {
  readonly id: string;
  readonly version: ExpectedVersion | undefined;
};

/** New values of some fields. `note: null` removes the note. */
export type BaselinePatch = {
  readonly name?: string | undefined;
  readonly note?: string | null | undefined;
};

/**
 * Changes the name or the note of a baseline. A change without effect creates no version. Without
 * expected versions, the database applies the change to any version.
 */
export async function changeBaseline(
  deps: Pick<Deps, "store" | "clock" | "sleep" | "random">,
  actor: Actor,
  { id, version, patch }: BaselineRef & { readonly patch: BaselinePatch },
): Promise<Baseline> {
  authorize(actor, "baselines:write");
  const { workspace } = actor;
  return retryConflicts(deps, async () => {
    const baselines = await deps.store.baselines.list(workspace);
    const baseline = baselines.find((each) => each.id === id);
    if (baseline === undefined) {
      throw notFound("baseline", id);
    }
    checkVersion(version, { noun: "baseline", version: baseline.version });
    const fields = findChangedFields(baseline, patch);
    if (Object.keys(fields).length === 0) {
      return baseline;
    }
    requireFreeName(baselines, fields.name ?? "");
    const change = { fields, at: deps.clock.now(), versions: listVersions(version) };
    const updated = await deps.store.baselines.update(workspace, id, change);
    return updated && { ...updated, ranking: baseline.ranking };
  });
}

/** Returns the requested fields whose values differ. */
function findChangedFields(baseline: Baseline, { name, note }: BaselinePatch) {
  const fields: BaselineChange["fields"] = {
    ...(name !== undefined && name !== baseline.name && { name }),
    ...(note !== undefined && note !== (baseline.note ?? null) && { note }),
  };
  return fields;
}

/** Deletes a baseline, and the copy of its ranking if no other baseline names the ranking. */
export async function deleteBaseline(
  deps: Pick<Deps, "store" | "caches">,
  actor: Actor,
  { id, version }: BaselineRef,
): Promise<void> {
  authorize(actor, "baselines:write");
  const { workspace } = actor;
  const baseline = await requireBaseline(deps, workspace, id);
  checkVersion(version, { noun: "baseline", version: baseline.version });
  const removed = await deps.store.baselines.remove(workspace, id, listVersions(version));
  if (removed === undefined) {
    // Another request has changed or deleted the baseline.
    const current = await requireBaseline(deps, workspace, id);
    checkVersion(version, { noun: "baseline", version: current.version });
  } else if (removed.siblings === 0) {
    await deps.caches.pinnedRankings.remove(baseline.ranking);
  }
}
