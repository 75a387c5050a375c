import { type KnownIds } from "./requests.ts";

/** A workspace with some rows of each kind, and the ids of these rows by parameter. */
export type FuzzWorkspace = { readonly key: string; readonly ids: KnownIds };

/** The address and the root key of the Worker. */
type Server = { readonly url: string; readonly rootKey: string };

/** Creates an empty workspace, for operations that need one. */
export async function openEmptyWorkspace({ url, rootKey }: Server): Promise<FuzzWorkspace> {
  const { id, key } = await post(`${url}/v1/workspaces`, rootKey, { name: "Fuzz" });
  return { key, ids: { workspaceId: [id] } };
}

/** Creates a workspace for the requests to one operation. */
export async function openFuzzWorkspace({ url, rootKey }: Server): Promise<FuzzWorkspace> {
  const { id, key } = await post(`${url}/v1/workspaces`, rootKey, { name: "Fuzz" });
  const base = `${url}/v1/workspaces/${id}`;
  const ratings = { reach: 1, impact: 2, confidence: 0.5, effort: 3, business_value: 4 };
  const items = await Promise.all(
    ["A", "B", "C"].map((title) =>
      post(`${base}/items`, key, { title, external_id: title, ratings }),
    ),
  );
  const criteria = [{ key: "reach" }, { key: "effort" }];
  const [person, hierarchy, model] = await Promise.all([
    post(`${base}/people`, key, { name: "Ana", capacity: 5 }),
    post(`${base}/hierarchies`, key, { name: "H", criteria }),
    post(`${base}/models`, key, { id: "mine", kind: "weighted", criteria }),
  ]);
  const ranking = await get(`${base}/ranking`, key);
  const baseline = await post(`${base}/baselines`, key, { name: "Plan" });
  const job = await post(`${base}/imports`, key, "title\nD\n");
  return {
    key,
    ids: {
      workspaceId: [id],
      itemId: items.map((item) => item.id),
      externalId: ["A", "B"],
      personId: [person.id],
      hierarchyId: [hierarchy.id],
      modelId: [model.id, "rice", "wsjf"],
      model: [model.id, "rice", "wsjf"],
      rankingId: [Object(ranking.ranking).id, baseline.id],
      baselineId: [baseline.id],
      jobId: [job.id],
      generation: ["1", "2"],
      judge: ["ana"],
      from: [Object(ranking.ranking).id, baseline.id],
      to: [Object(ranking.ranking).id],
      parent: items.map((item) => item.id),
    },
  };
}

type Resource = {
  readonly id: string;
  readonly key: string;
  readonly ranking?: unknown;
};

async function post(url: string, key: string, body: object | string): Promise<Resource> {
  const isText = typeof body === "string";
  return read(
    await fetch(url, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": isText ? "text/csv" : "application/json",
      },
      body: isText ? body : JSON.stringify(body),
    }),
  );
}

async function get(url: string, key: string): Promise<Resource> {
  return read(await fetch(url, { headers: { authorization: `Bearer ${key}` } }));
}

async function read(response: Response): Promise<Resource> {
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`The workspace of a fuzz run could not be filled: ${text}`);
  }
  const resource: Resource = JSON.parse(text);
  return resource;
}
