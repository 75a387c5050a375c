import { type ApiClient } from "../../../src/client/client.ts";
import { requireData } from "../../../src/client/problem.ts";
import { type ApiRequest } from "../bench/client.ts";

/** A request and the route that it covers. */
export type RouteRequest = { readonly by: string; readonly request: ApiRequest };

type Context = {
  readonly workspace: string;
  readonly ids: readonly string[];
  readonly round: number;
};

/** Builds the requests of one round: writes first, so that the reads see them. */
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
    ["/rankings", "/rankings"],
    ["/rankings/{rankingId}", `/rankings/${newest.id}?limit=${41 + round}`],
    ["/rankings/{rankingId}/items/{itemId}", `/rankings/${newest.id}/items/${a}`],
    ["/rankings:diff", `/rankings:diff?from=${older.id}&to=${newest.id}`],
    ["/items", "/items?limit=50"],
    ["/items, filtered", `/items?${filters}&limit=50`],
    ["/items, one label", "/items?label=area-7&limit=50"],
    ["/items, by external id", `/items?external_id=MESOS-${1_000 - round}`],
    ["/items/{itemId}", `/items/${a}`],
    ["/items/{itemId}/links", `/items/${a}/links`],
    ["/items/{itemId}/score", `/items/${a}/score`],
    ["/models", "/models"],
    ["/people", "/people"],
    ["/export", "/export?format=ndjson"],
  ] as const;
  return [
    ...buildWrites({ a, b, c, round }),
    ...reads.map(([route, target]) => ({
      by: `GET ${route === "" ? "the workspace" : route}`,
      request: { path: target === "/" ? "" : target },
    })),
  ];
}

type Three = Readonly<Record<"a" | "b" | "c", string | undefined>> & { readonly round: number };

function buildWrites({ a, b, c, round }: Three): readonly RouteRequest[] {
  const item = { title: `Created in round ${round}`, parent: a, blocked_by: [b] };
  const patches = [{ id: c, ratings: { job_size: 1 + round } }];
  const file = `external_id,title,parent,blocked_by\nX-${round},X,MESOS-5,MESOS-7\n`;
  const idempotent = { "idempotency-key": `round-${round}` };
  return [
    patchItem("PATCH /items/{itemId}", a, { ratings: { job_size: 2 + round } }),
    patchItem("PATCH /items/{itemId}, moved", b, { parent: c }),
    postJson({ by: "POST /items", path: "/items", body: item, status: 201, headers: idempotent }),
    postJson({
      by: "POST /ranking:whatif",
      path: "/ranking:whatif",
      body: { model: "wsjf", patches },
    }),
    {
      by: "POST /imports",
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

type Sent = Omit<ApiRequest, "body"> & { readonly by: string; readonly body: object };

function postJson({ by, body, ...request }: Sent): RouteRequest {
  const type = "application/json";
  return { by, request: { method: "POST", type, body: JSON.stringify(body), ...request } };
}

function patchItem(by: string, id: string | undefined, body: object): RouteRequest {
  return postJson({ by, method: "PATCH", path: `/items/${id}`, body });
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
