import { signal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "./api.ts";
import { handleEndedSession, workspaceId } from "./session.ts";

/** The workspace of the session, and its models. */
export type WorkspaceInfo = {
  readonly name: string;
  readonly defaultModel: string;
  readonly open: number;
  readonly total: number;
  readonly models: readonly Schemas["Model"][];
};

/** Undefined until it has been loaded. */
export const workspace = signal<WorkspaceInfo | undefined>(undefined);

/** Why the last attempt to load the workspace failed. */
export const workspaceFault = signal<string | undefined>(undefined);

let running: Promise<void> | undefined;

/** Loads the name, the counts and the models of the workspace. Concurrent calls share one load. */
export function loadWorkspace(): Promise<void> {
  running ??= fetchWorkspace().finally(() => {
    running = undefined;
  });
  return running;
}

/** Returns the workspace, loaded if it is not. Throws if it cannot be loaded. */
export async function requireWorkspace(): Promise<WorkspaceInfo> {
  if (workspace.value === undefined) {
    await loadWorkspace();
  }
  if (workspace.value === undefined) {
    throw new Error("The workspace could not be loaded.");
  }
  return workspace.value;
}

async function fetchWorkspace(): Promise<void> {
  const params = { path: { workspaceId: workspaceId.value } };
  try {
    const [details, summary, models] = await Promise.all([
      api.GET("/v1/workspaces/{workspaceId}", { params }),
      api.GET("/v1/workspaces/{workspaceId}/summary", { params }),
      api.GET("/v1/workspaces/{workspaceId}/models", { params }),
    ]);
    const { by_category: categories, total } = requireData(summary);
    const { name, default_model: defaultModel } = requireData(details);
    const { backlog = 0, todo = 0, doing = 0, done = 0, cancelled = 0 } = categories;
    const open = backlog + todo + doing;
    workspace.value = {
      name,
      defaultModel,
      open,
      total: Math.max(total, open + done + cancelled),
      models: requireData(models).data,
    };
    workspaceFault.value = undefined;
  } catch (error) {
    handleEndedSession(error);
    workspaceFault.value = describeError(error);
  }
}
