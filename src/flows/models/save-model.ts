import { Failure, failureFromFault } from "../../core/failure.ts";
import { type DefinitionRequest } from "../../core/models/model.ts";
import { requireModelKind } from "../../core/models/registry.ts";
import { type Actor, type ModelRow } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse, type Store } from "../../ports/deps.ts";
import { isModelKind } from "./resolve-model.ts";

export type ModelRequest = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: string;
  readonly definition: DefinitionRequest;
};

/**
 * Keeps a model of a workspace's own. A new id begins at revision 1; an id that is there gets the
 * next revision, and what was ranked by an older one stays as it was.
 */
export async function saveModel(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  request: ModelRequest,
  about: {
    readonly actor: Actor;
    readonly mustBe: "new" | "known";
    readonly buildResponse?: ((row: ModelRow) => IdempotentResponse | undefined) | undefined;
    /** Where the request says the id. */
    readonly idPointer?: string;
    /** How the row is kept, if something else is to be kept with it. */
    readonly keep?: Store["models"]["create"];
  },
): Promise<ModelRow> {
  const { id, kind, definition } = request;
  const { workspace, name: actor } = about.actor;
  const { idPointer = "/id", keep: persist = deps.store.models.create } = about;
  const model = requireModelKind(kind);
  checkModelId(id, idPointer);
  const newest = await deps.store.models.read(workspace, id);
  checkExistingModel(newest, { ...about, id, kind, idPointer });
  const row: ModelRow = {
    id,
    revision: (newest?.revision ?? 0) + 1,
    name: request.name ?? newest?.name ?? id,
    kind,
    request: definition,
    definition: model.define(definition),
    createdAt: deps.clock.now(),
    actor,
  };
  if (!(await persist(workspace, row, about.buildResponse?.(row)))) {
    throw new Failure("conflict", `Somebody else has just made revision ${row.revision}.`);
  }
  deps.caches.pointers.drop(workspace);
  return row;
}

function checkModelId(id: string, pointer: string): void {
  if (isModelKind(id)) {
    const detail = `"${id}" is the name of a built-in model; choose another.`;
    throw failureFromFault("conflict", { pointer, detail });
  }
}

function checkExistingModel(
  newest: ModelRow | undefined,
  {
    mustBe,
    id,
    kind,
    idPointer,
  }: {
    readonly mustBe: "new" | "known";
    readonly id: string;
    readonly kind: string;
    readonly idPointer: string;
  },
): void {
  if (mustBe === "new" && newest !== undefined) {
    const detail = `There is a model "${id}" already; post to it for a new revision.`;
    throw failureFromFault("conflict", { pointer: idPointer, detail });
  }
  if (mustBe === "known" && newest === undefined) {
    throw new Failure("not-found", `No model has the id "${id}".`);
  }
  if (newest !== undefined && newest.kind !== kind) {
    const detail = `The model is of the kind ${newest.kind}, and stays so.`;
    throw failureFromFault("invalid", { pointer: "/kind", detail });
  }
}
