import { RankingList, RankingPage } from "../../../src/contract/ranking.ts";
import { type Api, type Ask } from "../bench/client.ts";

/** One request of a tour, and the route it is an example of. */
export type Step = { readonly by: string; readonly ask: Ask };

type Known = { readonly path: string; readonly ids: readonly string[]; readonly round: number };

/** What a backlog is asked in one round: writes first, for reads to see them. */
export async function stepsOf(api: Api, { path, ids, round }: Known): Promise<readonly Step[]> {
  const page = RankingPage.parse((await api.call({ path: `${path}/ranking?limit=1` })).json());
  const list = RankingList.parse((await api.call({ path: `${path}/rankings?limit=2` })).json());
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
    ...writesOf({ a, b, c, round }),
    ...reads.map(([route, asked]) => ({
      by: `GET ${route === "" ? "the workspace" : route}`,
      ask: { path: asked === "/" ? "" : asked },
    })),
  ];
}

type Three = Readonly<Record<"a" | "b" | "c", string | undefined>> & { readonly round: number };

function writesOf({ a, b, c, round }: Three): readonly Step[] {
  const made = { title: `Made in round ${round}`, parent: a, blocked_by: [b] };
  const supposed = [{ id: c, ratings: { job_size: 1 + round } }];
  const file = `external_id,title,parent,blocked_by\nX-${round},X,MESOS-5,MESOS-7\n`;
  const keyed = { "idempotency-key": `round-${round}` };
  return [
    patched("PATCH /items/{itemId}", a, { ratings: { job_size: 2 + round } }),
    patched("PATCH /items/{itemId}, moved", b, { parent: c }),
    sent({ by: "POST /items", path: "/items", body: made, status: 201, headers: keyed }),
    sent({
      by: "POST /ranking:whatif",
      path: "/ranking:whatif",
      body: { model: "wsjf", patches: supposed },
    }),
    {
      by: "POST /imports",
      ask: { method: "POST", path: "/imports", type: "text/csv", body: bytesOf(file), status: 202 },
    },
  ];
}

type Sent = Omit<Ask, "body"> & { readonly by: string; readonly body: object };

function sent({ by, body, ...ask }: Sent): Step {
  const type = "application/json";
  return { by, ask: { method: "POST", type, body: JSON.stringify(body), ...ask } };
}

function patched(by: string, id: string | undefined, body: object): Step {
  return sent({ by, method: "PATCH", path: `/items/${id}`, body });
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
