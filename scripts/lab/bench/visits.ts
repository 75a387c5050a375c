import { z } from "zod";
import { openApi } from "./client.ts";
import { type ServedWorker } from "./harness.ts";
import { type FilledWorkspace, publishWorkspace } from "./workspaces.ts";

const edits = 50;

/** The position of the deep page, as a share of the ranking, and the page size. */
const [depth, pageSize] = [0.99, 50];

const RankedIds = z.object({ data: z.array(z.object({ item: z.object({ id: z.string() }) })) });

const json = "application/json";

/**
 * Sends the requests of a team's typical day: pages, a score, a what-if, edits and their publish.
 */
export async function sendDailyRequests(
  served: ServedWorker,
  workspace: FilledWorkspace,
): Promise<void> {
  const api = openApi(served.url, workspace.key);
  const path = `/v1/workspaces/${workspace.workspace}`;
  const post = (action: string, body: object) =>
    api.call({ method: "POST", path: `${path}/${action}`, type: json, body: JSON.stringify(body) });
  const page = Math.floor((workspace.items * depth) / pageSize) + 1;
  try {
    const first = await api.call({ path: `${path}/ranking` });
    const ids = RankedIds.parse(first.json()).data.map(({ item }) => item.id);
    await api.call({ path: `${path}/ranking?page=${page}&per_page=${pageSize}` });
    await api.call({ path: `${path}/ranking?status=open` });
    await api.call({ path: `${path}/items/${ids[0]}/score` });
    await api.call({ path: `${path}/summary` });
    await post("ranking:whatif", { weights: { business_value: 0.2, risk_assessment: 0.2 } });
    const operations = ids.slice(0, edits).map((id, at) => ({
      op: "patch",
      id,
      patch: { ratings: { business_value: 1 + (at % 10), job_size: 2 } },
    }));
    const written = await post("items:batch", { operations });
    // The publish job normally runs about a second after a write.
    await publishWorkspace(served, workspace, Number(written.header("ordinal-generation")));
    await api.call({ path: `${path}/ranking` });
  } finally {
    await api.close();
  }
}

/** Sends less frequent requests: the lint report and a comparison with another model. */
export async function sendRareRequests(
  { url }: ServedWorker,
  { workspace, key }: FilledWorkspace,
): Promise<void> {
  const api = openApi(url, key);
  const path = `/v1/workspaces/${workspace}/ranking`;
  try {
    await api.call({ path: `${path}:lint` });
    const body = JSON.stringify({ models: ["qvf-classic", "wsjf"] });
    await api.call({ method: "POST", path: `${path}:compare`, type: json, body });
  } finally {
    await api.close();
  }
}
