import { type OutlineBody } from "../../contract/hierarchy.ts";
import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { type Hierarchy, type JudgeChange } from "../../core/ahp/hierarchy-document.ts";
import { type Judgement, buildMatrices } from "../../core/ahp/judgements.ts";
import { listHierarchyLevels } from "../../core/ahp/outline.ts";
import { checkVersion, type ExpectedVersion, listVersions } from "../../core/expected-version.ts";
import {
  Failure,
  failureFromFault,
  failureFromFaults,
  type Fault,
  notFound,
} from "../../core/failure.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { buildOutline } from "./build-outline.ts";
import { requireHierarchy } from "./read-hierarchy.ts";

/** A hierarchy, and the versions that a request expects. */
export type HierarchyRef = {
  readonly id: string;
  readonly version: ExpectedVersion | undefined;
};

type NewHierarchyRequest = OutlineBody & {
  readonly name: string;
  readonly buildResponse?: ((row: Hierarchy) => IdempotentResponse | undefined) | undefined;
};

/** Creates a hierarchy without judgements. */
export async function createHierarchy(
  deps: Pick<Deps, "store" | "clock" | "random">,
  actor: Actor,
  { name, buildResponse, ...body }: NewHierarchyRequest,
): Promise<Hierarchy> {
  authorize(actor, "hierarchies:write");
  const at = deps.clock.now();
  const row: Hierarchy = {
    id: deps.random.typeId("hie"),
    version: 1,
    name,
    document: buildOutline(body),
    actor: actor.id,
    createdAt: at,
    updatedAt: at,
  };
  if (!(await deps.store.hierarchies.create(actor.workspace, row, buildResponse?.(row)))) {
    const detail = `A workspace has at most ${limits.hierarchiesMax} hierarchies. Delete one first.`;
    throw new Failure("conflict", detail);
  }
  return row;
}

/** Replaces the judgements of one judge. */
export async function saveJudgements(
  deps: Pick<Deps, "store" | "clock">,
  actor: Actor,
  change: HierarchyRef & { readonly judge: string; readonly judgements: readonly Judgement[] },
): Promise<Hierarchy> {
  authorize(actor, "hierarchies:judge");
  const row = await requireHierarchy(deps, actor.workspace, change.id);
  checkHierarchyEditable(row, change.version);
  const faults: Fault[] = [];
  buildMatrices(listHierarchyLevels(row.document), change.judgements, {
    pointer: "/judgements",
    faults,
  });
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
  return updateJudgements(deps, actor.workspace, { change, row });
}

/** Removes the judgements of one judge. */
export async function removeJudge(
  deps: Pick<Deps, "store" | "clock">,
  actor: Actor,
  change: HierarchyRef & { readonly judge: string },
): Promise<void> {
  authorize(actor, "hierarchies:judge");
  const row = await requireHierarchy(deps, actor.workspace, change.id);
  checkHierarchyEditable(row, change.version);
  if (!Object.hasOwn(row.document.judges, change.judge)) {
    throw notFound("judge", change.judge);
  }
  const removal = { ...change, judgements: undefined };
  await updateJudgements(deps, actor.workspace, { change: removal, row });
}

/** Deletes a hierarchy that is not finalized. */
export async function deleteHierarchy(
  deps: Pick<Deps, "store">,
  actor: Actor,
  { id, version }: HierarchyRef,
): Promise<void> {
  authorize(actor, "hierarchies:write");
  const { workspace } = actor;
  const isRemoved =
    version !== "none" &&
    (await deps.store.hierarchies.remove(workspace, id, listVersions(version)));
  if (!isRemoved) {
    checkHierarchyEditable(await requireHierarchy(deps, workspace, id), version);
  }
}

/** Throws if the hierarchy is finalized, or its version is not the one that the request expects. */
export function checkHierarchyEditable(row: Hierarchy, version: HierarchyRef["version"]): void {
  if (row.model !== undefined) {
    const detail = `The hierarchy is finalized as the model "${row.model}" and cannot change. Create another hierarchy.`;
    throw new Failure("conflict", detail);
  }
  checkVersion(version, { noun: "hierarchy", version: row.version });
}

/** Saves judgements at any version, or at the checked one if the request expects versions. */
async function updateJudgements(
  deps: Pick<Deps, "store" | "clock">,
  workspace: string,
  { change: { id, version, ...change }, row: checked }: CheckedChange,
): Promise<Hierarchy> {
  const at = deps.clock.now();
  const expected = listVersions(version) && { version: checked.version };
  const row = await deps.store.hierarchies.saveJudgements(workspace, id, {
    ...change,
    at,
    ...expected,
  });
  if (row === undefined) {
    checkHierarchyEditable(await requireHierarchy(deps, workspace, id), version);
    const { judgesMax, hierarchyLengthMax } = limits;
    const detail = `A hierarchy has at most ${judgesMax} judges and ${hierarchyLengthMax} characters. Remove a judge first.`;
    throw failureFromFault("invalid", { pointer: "/judgements", detail });
  }
  return row;
}

type CheckedChange = {
  readonly change: HierarchyRef & Pick<JudgeChange, "judge" | "judgements">;
  readonly row: Hierarchy;
};
