import { type OutlineBody } from "../../contract/hierarchy.ts";
import { limits } from "../../contract/limits.ts";
import { type Author } from "../../core/access.ts";
import { type Hierarchy } from "../../core/ahp/hierarchy-document.ts";
import { type Judgement, buildMatrices } from "../../core/ahp/judgements.ts";
import { listHierarchyLevels } from "../../core/ahp/outline.ts";
import {
  Failure,
  failureFromFault,
  failureFromFaults,
  type Fault,
  notFound,
} from "../../core/failure.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { buildOutline } from "./build-outline.ts";
import { readHierarchy } from "./read-hierarchy.ts";

/** A hierarchy, and the version that a request expects: "*" accepts any. */
export type HierarchyRef = {
  readonly workspace: string;
  readonly id: string;
  readonly version: number | "*" | undefined;
};

/** Creates a hierarchy without judgements. */
export async function createHierarchy(
  deps: Pick<Deps, "store" | "clock" | "random">,
  { name, actor, ...body }: OutlineBody & { readonly name: string; readonly actor: Author },
  buildResponse?: (row: Hierarchy) => IdempotentResponse | undefined,
): Promise<Hierarchy> {
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
  ref: HierarchyRef,
  change: { readonly judge: string; readonly judgements: readonly Judgement[] },
): Promise<Hierarchy> {
  const row = await readHierarchy(deps, ref.workspace, ref.id);
  checkHierarchyEditable(row, ref.version);
  const faults: Fault[] = [];
  buildMatrices(listHierarchyLevels(row.document), change.judgements, {
    pointer: "/judgements",
    faults,
  });
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
  return updateJudgements(deps, ref, change);
}

/** Removes the judgements of one judge. */
export async function removeJudge(
  deps: Pick<Deps, "store" | "clock">,
  ref: HierarchyRef,
  name: string,
): Promise<void> {
  const row = await readHierarchy(deps, ref.workspace, ref.id);
  checkHierarchyEditable(row, ref.version);
  if (!Object.hasOwn(row.document.judges, name)) {
    throw notFound("judge", name);
  }
  await updateJudgements(deps, ref, { judge: name, judgements: undefined });
}

/** Deletes a hierarchy that is not finalized. */
export async function deleteHierarchy(
  deps: Pick<Deps, "store">,
  { workspace, id, version }: HierarchyRef,
): Promise<void> {
  const expectedVersion = typeof version === "number" ? version : undefined;
  if (!(await deps.store.hierarchies.remove(workspace, id, expectedVersion))) {
    checkHierarchyEditable(await readHierarchy(deps, workspace, id), version);
  }
}

/** Throws if the hierarchy is finalized, or its version is not the one that the request expects. */
export function checkHierarchyEditable(row: Hierarchy, version: HierarchyRef["version"]): void {
  if (row.model !== undefined) {
    const detail = `The hierarchy is finalized as the model "${row.model}" and cannot change. Create another hierarchy.`;
    throw new Failure("conflict", detail);
  }
  if (typeof version === "number" && version !== row.version) {
    const detail = `The hierarchy is at version ${row.version}, not ${version}. Read the hierarchy again and retry.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}

async function updateJudgements(
  deps: Pick<Deps, "store" | "clock">,
  { workspace, id, version }: HierarchyRef,
  change: { readonly judge: string; readonly judgements: readonly Judgement[] | undefined },
): Promise<Hierarchy> {
  const at = deps.clock.now();
  const expected = typeof version === "number" && { version };
  const row = await deps.store.hierarchies.saveJudgements(workspace, id, {
    ...change,
    at,
    ...expected,
  });
  if (row === undefined) {
    checkHierarchyEditable(await readHierarchy(deps, workspace, id), version);
    const { judgesMax, hierarchyLengthMax } = limits;
    const detail = `A hierarchy has at most ${judgesMax} judges and ${hierarchyLengthMax} characters. Remove a judge first.`;
    throw failureFromFault("invalid", { pointer: "/judgements", detail });
  }
  return row;
}
