import { z } from "zod";
import { openApi } from "./client.ts";
import { type Served } from "./harness.ts";
import { type Filled, publish } from "./workspaces.ts";

const edits = 50;

/** How deep "deep" is, and how large a page. */
const [depth, pageSize] = [0.99, 50];

const Named = z.object({ data: z.array(z.object({ item: z.object({ id: z.string() }) })) });

const json = "application/json";

/** One look at a backlog, as a team has it in a day: pages, why, what if, edits and their ranking. */
export async function visit(served: Served, filled: Filled): Promise<void> {
  const api = openApi(served.worker.url, filled.key);
  const path = `/v1/workspaces/${filled.workspace}`;
  const post = (to: string, body: object) =>
    api.call({ method: "POST", path: `${path}/${to}`, type: json, body: JSON.stringify(body) });
  const page = Math.floor((filled.items * depth) / pageSize) + 1;
  try {
    const first = await api.call({ path: `${path}/ranking` });
    const ids = Named.parse(first.json()).data.map(({ item }) => item.id);
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
    // A workspace is ranked about once a second.
    await publish(served, filled, Number(written.header("ordinal-generation")));
    await api.call({ path: `${path}/ranking` });
  } finally {
    await api.close();
  }
}

/** What is asked of a backlog once in a while: what is amiss, and what another model says. */
export async function examine({ worker }: Served, { workspace, key }: Filled): Promise<void> {
  const api = openApi(worker.url, key);
  const path = `/v1/workspaces/${workspace}/ranking`;
  try {
    await api.call({ path: `${path}:lint` });
    const body = JSON.stringify({ models: ["qvf-classic", "wsjf"] });
    await api.call({ method: "POST", path: `${path}:compare`, type: json, body });
  } finally {
    await api.close();
  }
}
