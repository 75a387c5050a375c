import { type Actor, authorize } from "../../core/access.ts";
import { failureFromFault } from "../../core/failure.ts";
import { emptyStatusMap } from "../../core/status/status-map.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse, type NewApiKey } from "../../ports/deps.ts";
import { isBuiltInModel } from "../models/resolve-model.ts";

type WorkspaceRequest = {
  readonly name: string;
  readonly defaultModel: string;
  readonly buildResponse?: (created: WorkspaceWithKey) => Promise<IdempotentResponse | undefined>;
};

/** A workspace and its first API key. D1 stores only the key's hash, so it is returned once. */
export type WorkspaceWithKey = { readonly workspace: Workspace; readonly key: string };

/** Creates a workspace and its first API key. */
export async function createWorkspace(
  deps: Deps,
  actor: Actor,
  request: WorkspaceRequest,
): Promise<WorkspaceWithKey> {
  authorize(actor, "workspaces:create");
  if (!isBuiltInModel(request.defaultModel)) {
    const detail = `There is no built-in model "${request.defaultModel}". A new workspace needs one as its default.`;
    throw failureFromFault("invalid", { pointer: "/default_model", detail });
  }
  const at = deps.clock.now();
  const key = deps.random.token("ord");
  const workspace: Workspace = {
    id: deps.random.typeId("wsp"),
    name: request.name,
    generation: 0,
    changedAt: at,
    statuses: emptyStatusMap,
    lastNumber: 0,
    defaultModel: request.defaultModel,
    cursorKey: await deps.secrets.seal(deps.random.secret()),
    snapshotGeneration: 0,
    snapshotAt: 0,
    createdAt: at,
    allowedOrigins: [],
  };
  const hash = await deps.crypto.sha256(key);
  const firstKey: NewApiKey = {
    id: deps.random.typeId("key"),
    workspace: workspace.id,
    name: "first",
    role: "admin",
    createdAt: at,
    hash,
  };
  const response = await request.buildResponse?.({ workspace, key });
  await deps.store.workspaces.create(workspace, firstKey, response);
  return { workspace, key };
}
