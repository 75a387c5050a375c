import { type ApiClient } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { type ApiRequest } from "../bench/client.ts";

/** A request and the route that it covers. */
export type RouteRequest = { readonly route: string; readonly request: ApiRequest };

type Context = {
  readonly workspace: string;
  readonly ids: readonly string[];
  readonly round: number;
};

/** Builds the requests of one round: writes first, so that the reads see their results. */
export async function buildRequests(
  client: ApiClient,
  { workspace, ids, round }: Context,
): Promise<readonly RouteRequest[]> {
  const params = { path: { workspaceId: workspace }, query: { limit: 2 } };
  const page = requireData(await client.GET("/v1/workspaces/{workspaceId}/ranking", { params }));
  const list = requireData(await client.GET("/v1/workspaces/{workspaceId}/rankings", { params }));
  const [newest = page.ranking, older = newest] = list.data;
  const [a, b, c] = [round, round + 100, round + 200].map((at) => ids[at % ids.length] ?? "");
  const filters = "status=open&type=story&priority=high&assignee=person-7";
  const reads = [
    ["", "/"],
    ["/summary", "/summary"],
    ["/ranking", `/ranking?limit=${40 + round}`],
    ["/ranking, filtered", `/ranking?${filters}&limit=${40 + round}`],
    ["/ranking, deep", `/ranking?page=${5 + round}&per_page=51`],
    ["/ranking, another model", `/ranking?model=wsjf&limit=${40 + round}`],
    ["/ranking:facets", `/ranking:facets?${filters}&parent=${a}`],
    ["/rankings", "/rankings"],
    ["/rankings/{rankingId}", `/rankings/${newest.id}?limit=${41 + round}`],
    ["/rankings/{rankingId}/items/{itemId}", `/rankings/${newest.id}/items/${a}`],
    ["/rankings:diff", `/rankings:diff?from=${older.id}&to=${newest.id}`],
    ["/items", "/items?limit=50"],
    ["/items, filtered", `/items?${filters}&limit=50`],
    ["/items, one label", "/items?label=area-7&limit=50"],
    ["/items, by number", `/items?number=${1 + round},${100 + round},${500 + round}`],
    ["/items, by external id", `/items?external_id=MESOS-${1_000 - round}`],
    ["/items/{itemId}", `/items/${a}`],
    ["/items/{itemId}/links", `/items/${a}/links`],
    ["/items/{itemId}/score", `/items/${a}/score`],
    ["/models", "/models"],
    ["/people", "/people"],
    ["/baselines", "/baselines"],
    ["/export", "/export?format=ndjson"],
  ] as const;
  return [
    ...buildWrites({ a, b, c, round }),
    ...reads.map(([route, target]) => ({
      route: `GET ${route === "" ? "the workspace" : route}`,
      request: { path: target === "/" ? "" : target },
    })),
  ];
}

type WriteInput = Readonly<Record<"a" | "b" | "c", string | undefined>> & {
  readonly round: number;
};

function buildWrites({ a, b, c, round }: WriteInput): readonly RouteRequest[] {
  const item = { title: `Created in round ${round}`, parent: a, blocked_by: [b] };
  const patches = [{ id: c, ratings: { job_size: 1 + round } }];
  const file = `external_id,title,parent,blocked_by\nX-${round},X,MESOS-5,MESOS-7\n`;
  const idempotent = { "idempotency-key": `round-${round}` };
  return [
    patchItem("PATCH /items/{itemId}", a, { ratings: { job_size: 2 + round } }),
    patchItem("PATCH /items/{itemId}, moved", b, { parent: c }),
    postJson({
      route: "POST /items",
      path: "/items",
      body: item,
      status: 201,
      headers: idempotent,
    }),
    postJson({
      route: "POST /ranking:whatif",
      path: "/ranking:whatif",
      body: { model: "wsjf", patches },
    }),
    {
      route: "POST /imports",
      request: {
        method: "POST",
        path: "/imports",
        type: "text/csv",
        body: encodeText(file),
        status: 202,
      },
    },
  ];
}

type JsonRequest = Omit<ApiRequest, "body"> & { readonly route: string; readonly body: object };

function postJson({ route, body, ...request }: JsonRequest): RouteRequest {
  const type = "application/json";
  return { route, request: { method: "POST", type, body: JSON.stringify(body), ...request } };
}

function patchItem(route: string, id: string | undefined, body: object): RouteRequest {
  return postJson({ route, method: "PATCH", path: `/items/${id}`, body });
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
