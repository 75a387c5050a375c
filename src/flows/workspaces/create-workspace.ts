import { failureAt } from "../../core/failure.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { isBuiltIn } from "../models/use-model.ts";

export type NewWorkspace = {
  readonly name: string;
  readonly defaultModel: string;
};

/** A workspace and its first key, which is shown this once and kept only as a hash. */
export type MadeWorkspace = { readonly workspace: Workspace; readonly key: string };

/** Makes a workspace with a key of its own. */
export async function createWorkspace(deps: Deps, request: NewWorkspace): Promise<MadeWorkspace> {
  if (!isBuiltIn(request.defaultModel)) {
    const detail = `There is no built-in model "${request.defaultModel}" to begin with.`;
    throw failureAt("invalid", { pointer: "/default_model", detail });
  }
  const at = deps.clock.now();
  const key = deps.dice.apiKey();
  const workspace: Workspace = {
    id: deps.dice.id("wsp"),
    name: request.name,
    generation: 0,
    changedAt: at,
    lastNumber: 0,
    defaultModel: request.defaultModel,
    cursorKey: deps.dice.secret(),
    boardGeneration: 0,
    boardAt: 0,
    createdAt: at,
  };
  const hash = await deps.seals.digest(key);
  const firstKey = { id: deps.dice.id("key"), workspace: workspace.id, name: "first", hash };
  await deps.store.workspaces.create(workspace, firstKey);
  return { workspace, key };
}
