import { type OutlineBody } from "../../contract/hierarchy.ts";
import { limits } from "../../contract/limits.ts";
import { type Hierarchy } from "../../core/ahp/document.ts";
import { type Judgement, readJudgements } from "../../core/ahp/judgements.ts";
import { levelsOf } from "../../core/ahp/outline.ts";
import { Failure, failureAt, failureOfAll, type Fault, notFound } from "../../core/failure.ts";
import { type Actor } from "../../core/workspace.ts";
import { type Deps, type KeyedAnswer } from "../../deps.ts";
import { outlineOf } from "./outline.ts";
import { readHierarchy } from "./read-hierarchy.ts";

/** Which hierarchy, and of which version if that is said; "*" is any. */
export type Which = {
  readonly workspace: string;
  readonly id: string;
  readonly version: number | "*" | undefined;
};

/** Begins a hierarchy: what is to be judged, and nobody's word yet. */
export async function createHierarchy(
  deps: Pick<Deps, "store" | "clock" | "dice">,
  { name, actor, ...body }: OutlineBody & { readonly name: string; readonly actor: Actor },
  answerOf?: (row: Hierarchy) => KeyedAnswer | undefined,
): Promise<Hierarchy> {
  const at = deps.clock.now();
  const row: Hierarchy = {
    id: deps.dice.id("hie"),
    version: 1,
    name,
    judged: outlineOf(body),
    actor: actor.name,
    createdAt: at,
    updatedAt: at,
  };
  if (!(await deps.store.hierarchies.create(actor.workspace, row, answerOf?.(row)))) {
    const detail = `A workspace has at most ${limits.hierarchiesMax} hierarchies.`;
    throw new Failure("conflict", detail);
  }
  return row;
}

/** Replaces what one judge said, and nobody else's word. */
export async function judge(
  deps: Pick<Deps, "store" | "clock">,
  which: Which,
  word: { readonly judge: string; readonly judgements: readonly Judgement[] },
): Promise<Hierarchy> {
  const row = await readHierarchy(deps, which.workspace, which.id);
  refuseFinal(row, which.version);
  const faults: Fault[] = [];
  readJudgements(levelsOf(row.judged), word.judgements, { pointer: "/judgements", faults });
  if (faults.length > 0) {
    throw failureOfAll("invalid", faults);
  }
  return change(deps, which, word);
}

/** Takes one judge's word out. */
export async function dismissJudge(
  deps: Pick<Deps, "store" | "clock">,
  which: Which,
  name: string,
): Promise<void> {
  const row = await readHierarchy(deps, which.workspace, which.id);
  refuseFinal(row, which.version);
  if (!Object.hasOwn(row.judged.judges, name)) {
    throw notFound("judge", name);
  }
  await change(deps, which, { judge: name, judgements: undefined });
}

/** Takes a hierarchy away, as long as no model has come of it. */
export async function deleteHierarchy(
  deps: Pick<Deps, "store">,
  { workspace, id, version }: Which,
): Promise<void> {
  const isVersion = typeof version === "number" ? version : undefined;
  if (!(await deps.store.hierarchies.remove(workspace, id, isVersion))) {
    refuseFinal(await readHierarchy(deps, workspace, id), version);
  }
}

/** Refuses what is final, and what is at another version than was said. */
export function refuseFinal(row: Hierarchy, version: Which["version"]): void {
  if (row.model !== undefined) {
    const detail = `The hierarchy became the model "${row.model}", and changes no more.`;
    throw new Failure("conflict", detail);
  }
  if (typeof version === "number" && version !== row.version) {
    const detail = `The hierarchy is at version ${row.version}, not ${version}.`;
    throw failureAt("stale", { header: "If-Match", detail });
  }
}

async function change(
  deps: Pick<Deps, "store" | "clock">,
  { workspace, id, version }: Which,
  word: { readonly judge: string; readonly judgements: readonly Judgement[] | undefined },
): Promise<Hierarchy> {
  const at = deps.clock.now();
  const isVersion = typeof version === "number" && { version };
  const row = await deps.store.hierarchies.judge(workspace, id, { ...word, at, ...isVersion });
  if (row === undefined) {
    refuseFinal(await readHierarchy(deps, workspace, id), version);
    const { judgesMax, judgedLettersMax } = limits;
    const detail = `A hierarchy has at most ${judgesMax} judges, and ${judgedLettersMax} letters.`;
    throw failureAt("invalid", { pointer: "/judgements", detail });
  }
  return row;
}
