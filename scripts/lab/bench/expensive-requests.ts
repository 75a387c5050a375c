import { requireData } from "../../../src/client/problem.ts";
import { type ApiRequest } from "./client.ts";
import { type GeneratedItem } from "./dataset.ts";
import { type Backlog, type ServedWorker } from "./harness.ts";

/** A request that reads or computes much. Each round gets its own body or query. */
export type ExpensiveRequest = {
  readonly name: string;
  readonly build: (round: number) => ApiRequest;
};

/** The bytes of a JSON body below the limit of most routes. */
const bodyBytes = 1_000_000;

const comparedModels = ["qvf-classic", "wsjf", "qvf", "rice", "ice", "value-effort", "moscow"];

/** Lists the expensive operations over a complete backlog, and the largest bodies. */
export async function listExpensiveRequests(
  { client }: ServedWorker,
  { workspace }: Backlog,
  items: readonly GeneratedItem[],
): Promise<ExpensiveRequest[]> {
  const base = `/v1/workspaces/${workspace}`;
  const path = { workspaceId: workspace };
  const { data: rankings } = requireData(
    await client.GET("/v1/workspaces/{workspaceId}/rankings", { params: { path } }),
  );
  const { data: page } = requireData(
    await client.GET("/v1/workspaces/{workspaceId}/items", {
      params: { path, query: { limit: 1 } },
    }),
  );
  const ranking = rankings[0]?.id ?? "";
  const item = page[0]?.id ?? "";
  return [
    ...listAnalyses({ base, ranking, item }),
    ...listLargeBodies(base, items),
    ...listReads(base, ranking),
  ];
}

function listReads(base: string, ranking: string): ExpensiveRequest[] {
  const models = ["wsjf", "qvf", "ice", "rice", "moscow", "value-effort", "opportunity"];
  return [
    get("first ranking of a model", (round) => `${base}/ranking?model=${models[round % 7]}`),
    get("summary", () => `${base}/summary`),
    get("facets", (round) => `${base}/ranking:facets?label=area-${round}`),
    get("export CSV", () => `${base}/export`),
    get("export for Jira", () => `${base}/export?for=csv`),
    get("search", (round) => `${base}/items?q=quota%20${round}`),
    {
      name: "verify",
      build: () => ({ method: "POST", path: `${base}/rankings/${ranking}:verify` }),
    },
  ];
}

type Ids = { readonly base: string; readonly ranking: string; readonly item: string };

function listAnalyses({ base, ranking, item }: Ids): ExpensiveRequest[] {
  return [
    get(
      "stability",
      (round) => `${base}/rankings/${ranking}/stability?weights=around&spread=${10 + round}`,
    ),
    post("what-if", (round) => [
      `${base}/ranking:whatif`,
      { weights: { business_value: 0.1 + round / 1_000 } },
    ]),
    post("compare 2 models", () => [
      `${base}/ranking:compare`,
      { models: comparedModels.slice(0, 2) },
    ]),
    post(`compare ${comparedModels.length} models`, () => [
      `${base}/ranking:compare`,
      { models: comparedModels },
    ]),
    get("bands", () => `${base}/ranking:bands?model=wsjf`),
    get("lift", () => `${base}/items/${item}/score?target_rank=1`),
    get("lint", () => `${base}/ranking:lint`),
    get("matrix", () => `${base}/ranking:matrix?preset=value-effort`),
    post("order", () => [`${base}/ranking:order`, { criterion: "business_value" }]),
    post("fit of 10,000 candidates", () => [
      `${base}/ranking:fit`,
      { capacity: 5_000, candidates: 10_000 },
    ]),
    post("cascade", () => [`${base}/items:cascade`, { amount: 1_000 }]),
  ];
}

function listLargeBodies(base: string, items: readonly GeneratedItem[]): ExpensiveRequest[] {
  const work = Array.from({ length: 10_000 }, (_, index) => {
    const { title, priority, ratings } = items[index % items.length] ?? {};
    const { business_value, technical_complexity, story_points, risk_level } = ratings ?? {};
    const fields = { business_value, technical_complexity, story_points, risk_level };
    return { id: `item-${index}`, title, priority, ...fields };
  });
  const cases = Array.from({ length: 10_000 }, (_, index) => ({
    id: `case-${index}`,
    investment: 1_000 + index,
    cash_flows: [100, 200, 300, 400, 500, 600],
    discount_rate: 0.1,
  }));
  const titles = Array.from({ length: 1_000 }, (_, index) => ({
    op: "create",
    item: { title: `Item ${index}`, description: "x".repeat(900) },
  }));
  const votes = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`key_${index}`, index]),
  );
  return [
    post("score 10,000 items", () => ["/api/v1/qvf/score", { work_items: work }]),
    post("financials of 10,000 cases", () => ["/v1/financials", { cases }]),
    post("batch of 1,000 items", () => [`${base}/items:batch`, { operations: titles }]),
    post(
      "invalid body of 1 MB",
      () => [
        `${base}/models:validate`,
        { kind: "votes", ...votes, text: "x".repeat(bodyBytes - 200_000) },
      ],
      400,
    ),
  ];
}

function get(name: string, path: (round: number) => string): ExpensiveRequest {
  return { name, build: (round) => ({ path: path(round) }) };
}

function post(
  name: string,
  build: (round: number) => readonly [string, object],
  status = 200,
): ExpensiveRequest {
  return {
    name,
    build: (round) => {
      const [path, body] = build(round);
      const type = "application/json";
      return { method: "POST", path, type, body: JSON.stringify(body), status };
    },
  };
}
