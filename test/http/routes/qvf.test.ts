import { describe, expect, test } from "vitest";
import { classicWeights } from "../../../src/core/models/arithmetic/qvf-classic-score.ts";
import { qvfRoutes } from "../../../src/http/routes/qvf.ts";
import { actorOf } from "../../environments/actors.ts";
import { openApp, openHttpEnvironment } from "../../environments/unit-http.ts";

const first = {
  id: "TEST-001",
  business_value: 8,
  technical_complexity: 6,
  story_points: 5,
  risk_level: 3,
  priority: "High",
};

const second = {
  id: "TEST-002",
  business_value: 6,
  technical_complexity: 3,
  story_points: 2,
  risk_level: 2,
  priority: "Medium",
};

type Answer = {
  readonly scores: readonly { readonly id: string; readonly qvf_score: number }[];
  readonly summary: Readonly<Record<string, number>>;
  readonly metadata: { readonly criteria_weights: Readonly<Record<string, number>> };
  readonly errors?: readonly { readonly pointer: string }[];
};

function allAt(weight: number): Record<string, number> {
  return Object.fromEntries(Object.keys(classicWeights.agile).map((name) => [name, weight]));
}

function post(body: string, headers: Readonly<Record<string, string>> = {}) {
  const app = openApp(openHttpEnvironment());
  app.use(async (c, next) => {
    c.set("actor", actorOf("wsp_1"));
    await next();
  });
  app.route("/api/v1/qvf", qvfRoutes);
  const type = { "content-type": "application/json" };
  return app.request("/api/v1/qvf/score", {
    method: "POST",
    body,
    headers: { ...type, ...headers },
  });
}

async function scored(body: object): Promise<Answer> {
  return JSON.parse(await (await post(JSON.stringify(body))).text());
}

describe("the items of the original API", () => {
  test("get the scores and the summary of the original API", async () => {
    const { scores, summary } = await scored({ work_items: [first, second] });
    expect(scores).toMatchObject([
      {
        id: "TEST-001",
        qvf_score: expect.closeTo(0.82119, 6),
        quality_score: 0.5, // 1 − 6/12
        value_score: 0.96, // .8 · 1.2
        framework_alignment: expect.closeTo(0.78, 3), // .821190 · .95
        category: "High",
      },
      {
        id: "TEST-002",
        qvf_score: expect.closeTo(0.720476, 6),
        quality_score: 0.75, // 1 − 3/12
        value_score: 0.6, // .6 · 1
        framework_alignment: expect.closeTo(0.684, 3), // .720476 · .95
        category: "High",
      },
    ]);
    expect(summary).toEqual({
      total_items: 2,
      average_score: expect.closeTo(0.771, 3), // (.821190 + .720476) / 2
      high_priority_count: 2,
      medium_priority_count: 0,
      low_priority_count: 0,
    });
  });

  test("are returned as lines for Accept: NDJSON, the summary last", async () => {
    const body = `${JSON.stringify(first)}\n\n${JSON.stringify(second)}\n`;
    const type = "application/x-ndjson";
    const answer = await post(body, { "content-type": type, accept: type });
    const lines = (await answer.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answer.headers.get("content-type")).toBe(type);
    expect(lines.map(({ id }) => id)).toEqual(["TEST-001", "TEST-002", undefined]);
    expect(lines[2]).toMatchObject({ summary: { total_items: 2 } });
  });
});

describe("the weights of a request", () => {
  test("change the scores", async () => {
    const enterprise = {
      business_value: 0.25,
      strategic_alignment: 0.35,
      customer_value: 0.15,
      implementation_complexity: 0.05,
      risk_assessment: 0.2,
    };
    const answer = await scored({ work_items: [first], criteria_weights: enterprise });
    expect(answer.scores[0]?.qvf_score).toBeCloseTo(0.90619, 6);
    expect(answer.metadata.criteria_weights).toEqual(enterprise);
  });

  test("are normalised to 1, so that large weights do not reach the cap", async () => {
    const answer = await scored({ work_items: [first, second], criteria_weights: allAt(1) });
    // (.8 + 1 + .8 + .4 + .7) / 5 + (1 − 5/21) · .1 and (.6 + .6 + .6 + .7 + .8) / 5 + (1 − 2/21) ·
    // .1
    expect(answer.scores.map(({ qvf_score }) => qvf_score)).toEqual([
      expect.closeTo(0.74 + 16 / 210, 9),
      expect.closeTo(0.66 + 19 / 210, 9),
    ]);
    expect(answer.metadata.criteria_weights["business_value"]).toBe(0.2);
  });

  test("are rejected if all are 0", async () => {
    const body = { work_items: [first], criteria_weights: allAt(0) };
    const answer = await post(JSON.stringify(body));
    expect(answer.status).toBe(422);
    const { errors }: Answer = JSON.parse(await answer.text());
    expect(errors?.map(({ pointer }) => pointer)).toEqual(["/criteria_weights"]);
  });
});

test.for([
  ["no items", { work_items: [] }, 422],
  ["a rating beyond its scale", { work_items: [{ id: "1", business_value: 11 }] }, 422],
  ["an unknown field", { work_items: [{ id: "1", buisness_value: 1 }] }, 400],
  ["an unknown weight", { work_items: [first], criteria_weights: { effort: 1 } }, 400],
  ["a negative weight", { work_items: [first], criteria_weights: { risk_assessment: -1 } }, 422],
] as const)("%s is rejected", async ([, body, status]) => {
  expect((await post(JSON.stringify(body))).status).toBe(status);
});

test("rejects invalid JSON and names the line", async () => {
  const answer = await post(`${JSON.stringify(first)}\n{`, {
    "content-type": "application/x-ndjson",
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Line 2 is not JSON");
});
