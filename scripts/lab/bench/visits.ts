import { openClient } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { type ServedWorker } from "./harness.ts";
import { type FilledWorkspace, publishWorkspace } from "./workspaces.ts";

const edits = 50;

/** The position of the deep page, as a share of the ranking, and the page size. */
const [depth, pageSize] = [0.99, 50];

/**
 * Sends the requests of a team's typical day: pages, a score, a what-if, edits and their publish.
 */
export async function sendDailyRequests(
  served: ServedWorker,
  workspace: FilledWorkspace,
): Promise<void> {
  const client = openClient({ url: served.url, key: workspace.key });
  const path = { workspaceId: workspace.workspace };
  const readRanking = async (query: { page?: number; per_page?: number; status?: string } = {}) =>
    requireData(
      await client.GET("/v1/workspaces/{workspaceId}/ranking", { params: { path, query } }),
    );
  const { data } = await readRanking();
  const ids = data.flatMap(({ item }) => item.id ?? []);
  await readRanking({
    page: Math.floor((workspace.items * depth) / pageSize) + 1,
    per_page: pageSize,
  });
  await readRanking({ status: "open" });
  requireData(
    await client.GET("/v1/workspaces/{workspaceId}/items/{itemId}/score", {
      params: { path: { ...path, itemId: ids[0] ?? "" } },
    }),
  );
  requireData(await client.GET("/v1/workspaces/{workspaceId}/summary", { params: { path } }));
  requireData(
    await client.POST("/v1/workspaces/{workspaceId}/ranking:whatif", {
      params: { path },
      body: { weights: { business_value: 0.2, risk_assessment: 0.2 } },
    }),
  );
  const written = await client.POST("/v1/workspaces/{workspaceId}/items:batch", {
    params: { path },
    body: {
      operations: ids.slice(0, edits).map((id, index) => ({
        op: "patch" as const,
        id,
        patch: { ratings: { business_value: 1 + (index % 10), job_size: 2 } },
      })),
    },
  });
  requireData(written);
  // The publish job normally runs about a second after a write.
  const generation = Number(written.response.headers.get("ordinal-generation"));
  await publishWorkspace(served, workspace, generation);
  await readRanking();
}

/** Sends less frequent requests: the lint report and a comparison with another model. */
export async function sendRareRequests(
  { url }: ServedWorker,
  { workspace, key }: FilledWorkspace,
): Promise<void> {
  const client = openClient({ url, key });
  const params = { path: { workspaceId: workspace } };
  requireData(await client.GET("/v1/workspaces/{workspaceId}/ranking:lint", { params }));
  requireData(
    await client.POST("/v1/workspaces/{workspaceId}/ranking:compare", {
      params,
      body: { models: ["qvf-classic", "wsjf"] },
    }),
  );
}
