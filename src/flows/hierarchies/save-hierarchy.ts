import { type OutlineBody } from "../../contract/hierarchy.ts";
import { limits } from "../../contract/limits.ts";
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
import { type Actor } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { buildOutline } from "./build-outline.ts";
import { readHierarchy } from "./read-hierarchy.ts";

/** Which hierarchy, and of which version if that is said; "*" is any. */
export type HierarchyRef = {
  readonly workspace: string;
  readonly id: string;
  readonly version: number | "*" | undefined;
};

/** Begins a hierarchy: what is to be judged, and nobody's word yet. */
export async function createHierarchy(
  deps: Pick<Deps, "store" | "clock" | "random">,
  { name, actor, ...body }: OutlineBody & { readonly name: string; readonly actor: Actor },
  buildResponse?: (row: Hierarchy) => IdempotentResponse | undefined,
): Promise<Hierarchy> {
  const at = deps.clock.now();
  const row: Hierarchy = {
    id: deps.random.typeId("hie"),
    version: 1,
    name,
    judged: buildOutline(body),
    actor: actor.name,
    createdAt: at,
    updatedAt: at,
  };
  if (!(await deps.store.hierarchies.create(actor.workspace, row, buildResponse?.(row)))) {
    const detail = `A workspace has at most ${limits.hierarchiesMax} hierarchies.`;
    throw new Failure("conflict", detail);
  }
  return row;
}

/** Replaces what one judge said, and nobody else's word. */
export async function saveJudgements(
  deps: Pick<Deps, "store" | "clock">,
  which: HierarchyRef,
  word: { readonly judge: string; readonly judgements: readonly Judgement[] },
): Promise<Hierarchy> {
  const row = await readHierarchy(deps, which.workspace, which.id);
  checkHierarchyEditable(row, which.version);
  const faults: Fault[] = [];
  buildMatrices(listHierarchyLevels(row.judged), word.judgements, {
    pointer: "/judgements",
    faults,
  });
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
  return updateJudgements(deps, which, word);
}

/** Takes one judge's word out. */
export async function removeJudge(
  deps: Pick<Deps, "store" | "clock">,
  which: HierarchyRef,
  name: string,
): Promise<void> {
  const row = await readHierarchy(deps, which.workspace, which.id);
  checkHierarchyEditable(row, which.version);
  if (!Object.hasOwn(row.judged.judges, name)) {
    throw notFound("judge", name);
  }
  await updateJudgements(deps, which, { judge: name, judgements: undefined });
}

/** Takes a hierarchy away, as long as no model has come of it. */
export async function deleteHierarchy(
  deps: Pick<Deps, "store">,
  { workspace, id, version }: HierarchyRef,
): Promise<void> {
  const isVersion = typeof version === "number" ? version : undefined;
  if (!(await deps.store.hierarchies.remove(workspace, id, isVersion))) {
    checkHierarchyEditable(await readHierarchy(deps, workspace, id), version);
  }
}

/** Refuses what is final, and what is at another version than was said. */
export function checkHierarchyEditable(row: Hierarchy, version: HierarchyRef["version"]): void {
  if (row.model !== undefined) {
    const detail = `The hierarchy became the model "${row.model}", and changes no more.`;
    throw new Failure("conflict", detail);
  }
  if (typeof version === "number" && version !== row.version) {
    const detail = `The hierarchy is at version ${row.version}, not ${version}.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}

async function updateJudgements(
  deps: Pick<Deps, "store" | "clock">,
  { workspace, id, version }: HierarchyRef,
  word: { readonly judge: string; readonly judgements: readonly Judgement[] | undefined },
): Promise<Hierarchy> {
  const at = deps.clock.now();
  const isVersion = typeof version === "number" && { version };
  const row = await deps.store.hierarchies.saveJudgements(workspace, id, {
    ...word,
    at,
    ...isVersion,
  });
  if (row === undefined) {
    checkHierarchyEditable(await readHierarchy(deps, workspace, id), version);
    const { judgesMax, judgedLengthMax } = limits;
    const detail = `A hierarchy has at most ${judgesMax} judges, and ${judgedLengthMax} letters.`;
    throw failureFromFault("invalid", { pointer: "/judgements", detail });
  }
  return row;
}
