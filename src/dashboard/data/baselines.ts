import { api, requireData, type Schemas } from "./api.ts";
import { workspaceId } from "./session.ts";

export type Baseline = Schemas["Baseline"];

/** Reads the named rankings of the workspace, newest first. */
export async function readBaselines(): Promise<readonly Baseline[]> {
  const params = { path: { workspaceId: workspaceId.value } };
  return requireData(await api.GET("/v1/workspaces/{workspaceId}/baselines", { params })).data;
}

/** Names a stored ranking, so that it is kept. */
export async function createBaseline(name: string, ranking: string): Promise<void> {
  const params = { path: { workspaceId: workspaceId.value } };
  requireData(
    await api.POST("/v1/workspaces/{workspaceId}/baselines", { params, body: { name, ranking } }),
  );
}

/** Renames a baseline, unless another reader has changed it. */
export async function renameBaseline({ id, version }: Baseline, name: string): Promise<void> {
  const params = { path: { workspaceId: workspaceId.value, baselineId: id } };
  requireData(
    await api.PATCH("/v1/workspaces/{workspaceId}/baselines/{baselineId}", {
      params,
      headers: { "content-type": "application/merge-patch+json" },
      body: { name, expected_version: version },
    }),
  );
}

/** Deletes a baseline. Its ranking is kept as long as any other of its age. */
export async function deleteBaseline({ id }: Baseline): Promise<void> {
  const params = { path: { workspaceId: workspaceId.value, baselineId: id } };
  requireData(await api.DELETE("/v1/workspaces/{workspaceId}/baselines/{baselineId}", { params }));
}
