import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItem,
  openWorkspace,
  requireValue,
  request,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type FinancialsView = {
  readonly id?: string;
  readonly npv: number | null;
  readonly npv_formula: string | null;
  readonly roi: number | null;
  readonly payback: number | null;
  readonly copq: { readonly total: number | null; readonly net: number | null };
  readonly delay_cost: number | null;
  readonly reasons: Readonly<Record<string, string>>;
};

function sendCases(client: Client, body: unknown): Promise<Response> {
  return client.environment.fetch(
    request("POST", "/v1/financials", {
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

describe("POST /financials", () => {
  test("computes a case with the key of any workspace, and requires a key", async () => {
    const client = await openWorkspace();
    const financials = await readJson<FinancialsView>(
      sendCases(client, {
        id: "A",
        investment: 40_000,
        cash_flows: [50_000],
        discount_rate: 0.1,
        prevention_cost: 10_000,
        appraisal_cost: 5_000,
        internal_failure_cost: 20_000,
        external_failure_cost: 10_000,
        savings: 60_000,
        revenue_per_period: 10_000,
        periods: 3,
      }),
    );
    expect(financials).toEqual({
      id: "A",
      npv: expect.closeTo(5_454.55, 2), // 50000 / 1.10 − 40000
      npv_formula: "50000 / 1.1 − 40000 = 5454.55",
      discount_rate: 0.1,
      roi: 0.25, // (50000 − 40000) / 40000
      payback: 0.8,
      discounted_payback: expect.closeTo(0.88, 9), // 40000 / 45454.55
      copq: { total: 45_000, net: 15_000 },
      delay_cost: 30_000,
      reasons: {},
    });
    const anonymous = await client.environment.fetch(
      request("POST", "/v1/financials", {
        headers: { "content-type": "application/json" },
        body: "{}",
      }),
    );
    expect(anonymous.status).toBe(401);
  });

  test("returns null and a reason for each metric that it cannot compute", async () => {
    const financials = await readJson<FinancialsView>(
      sendCases(await openWorkspace(), { investment: 0 }),
    );
    expect(financials).toMatchObject({ npv: null, npv_formula: null, roi: null, delay_cost: null });
    expect(financials.reasons).toEqual({
      npv: "cash_flows is missing",
      roi: "return and cash_flows are missing; send one of them",
      payback: "cash_flows is missing",
      discounted_payback: "cash_flows is missing",
      "copq.total": "prevention_cost is missing; send 0 if there is none",
      "copq.net": "prevention_cost is missing; send 0 if there is none",
      delay_cost: "revenue_per_period is missing",
    });
  });

  test("computes ten thousand cases in their order", async () => {
    const cases = Array.from({ length: 10_000 }, (_, index) => ({
      id: `${index}`,
      cash_flows: [index],
    }));
    const { results } = await readJson<{ results: FinancialsView[] }>(
      sendCases(await openWorkspace(), { cases }),
    );
    expect(results.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(results.at(-1)?.npv).toBe(9_999 / (1 + 0.1));
  });

  test("rejects invalid fields and points at them", async () => {
    const client = await openWorkspace();
    const cases: readonly (readonly [unknown, number, string])[] = [
      [{ discount_rate: -1 }, 422, "/discount_rate"],
      [{ cash_flows: [1, "2"] }, 422, "/cash_flows/1"],
      [{ cash_flows: Array(601).fill(1) }, 422, "/cash_flows"],
      [{ investment: -1 }, 422, "/investment"],
      [{ investment: 1e13 }, 422, "/investment"],
      [{ escalation: 0 }, 422, "/escalation"],
      [{ periods: -1 }, 422, "/periods"],
      [{ cases: [] }, 422, "/cases"],
      [{ cases: [{}, { discount_rate: -2 }] }, 422, "/cases/1/discount_rate"],
      [{ cases: [{}], investment: 1 }, 422, "/cases"],
      [{ cases: Array.from({ length: 10_001 }, () => ({})) }, 422, "/cases"],
      [{ invested: 1 }, 400, "/invested"],
      [{ cases: [{ flows: [] }] }, 400, "/cases/0/flows"],
    ];
    for (const [body, status, pointer] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- a few requests
      const problem = await readProblem(sendCases(client, body));
      expect([problem.status, listErrorLocations(problem)]).toEqual([status, [{ pointer }]]);
    }
    expect((await readProblem(sendCases(client, []))).status).toBe(422);
  });
});

describe("items with financial ratings", () => {
  test("are ranked and explained by derived criteria", async () => {
    const client = await openWorkspace();
    const good = await createItem(client, {
      title: "Good",
      ratings: buildCashFlowRatings(100_000, 60_500, 72_600),
    });
    await createItem(client, { title: "None", ratings: { investment: 5 } });
    await client.importFile(
      "title,ratings.investment,ratings.cash_flow_1,ratings.discount_rate\nBest,1000,110000,0.1\nBad,90000,11000,0.1\n",
    );
    await client.environment.drain();
    const criteria = [{ key: "npv", min: -100_000, max: 1_000_000 }];
    await client.send("POST", "/models", { id: "value-model", kind: "weighted", criteria });
    const { data } = await readJson<{ data: { score: number | null; item: ItemView }[] }>(
      client.get("/ranking?model=value-model"),
    );
    expect(data.map(({ item }) => item.title)).toEqual(["Best", "Good", "Bad", "None"]);
    // 110000 / 1.1 − 1000 = 99000, on a scale from −100000 to 1000000
    expect(data[0]?.score).toBeCloseTo(199_000 / 1_100_000, 9);
    expect(data[3]?.score).toBeNull();
    const score = await readJson<{ value: number; parts: { criterion: string; rating: number }[] }>(
      client.get(`/items/${good.id}/score?model=value-model`),
    );
    // 60500 / 1.1 + 72600 / 1.21 − 100000 = 55000 + 60000 − 100000
    expect(score.parts[0]).toMatchObject({ criterion: "npv", rating: expect.closeTo(15_000, 6) });
    expect(score.value).toBe(data[1]?.score);
  });

  test("may have a direct rating of a derived criterion, within the bounds of ratings", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, {
      title: "A",
      ratings: { investment: 100, cash_flow_1: 1_000, npv: 5 },
    });
    const criteria = [{ key: "npv", min: 0, max: 10 }];
    await client.send("POST", "/models", { id: "value-model", kind: "weighted", criteria });
    const score = await readJson<{ value: number }>(
      client.get(`/items/${item.id}/score?model=value-model`),
    );
    expect(score.value).toBe(0.5); // 5 of 10
    const ratings = { discount_rate: -2, investment: -1 };
    const problem = await readProblem(client.send("POST", "/items", { title: "B", ratings }));
    expect(listErrorLocations(problem)).toEqual([
      { pointer: "/ratings/discount_rate" },
      { pointer: "/ratings/investment" },
    ]);
  });

  test("do not change the criteria of QVF", async () => {
    const client = await openWorkspace();
    const { criteria } = await readJson<{ criteria: { id: string }[] }>(
      client.environment.fetch(
        request("GET", "/api/v1/qvf/criteria", {
          headers: { authorization: `Bearer ${requireValue(client.key)}` },
        }),
      ),
    );
    expect(criteria).toHaveLength(18);
    expect(criteria.map(({ id }) => id)).not.toContain("npv");
  });
});

/** Builds the ratings of an investment and its cash flows per period. */
function buildCashFlowRatings(investment: number, ...cashFlows: number[]): Record<string, number> {
  const periods = cashFlows.map((flow, index) => [`cash_flow_${index + 1}`, flow] as const);
  return Object.fromEntries([["investment", investment], ...periods]);
}
