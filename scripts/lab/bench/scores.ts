import { requireDocs } from "../../../src/contract/docs-only.ts";
import { QvfResponse } from "../../../src/contract/qvf.ts";
import { type ApiResponse, type ApiRequest } from "./client.ts";
import { type GeneratedItem } from "./dataset.ts";
import { type Harness, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { type Measurement, createMeasurement, computeMedian, repeat } from "./measurement.ts";

const scoredItems = 10_000;
const requestsPerRound = 3;

/** Measures scoring 10,000 items in one request, without storing them. */
export async function measureScores(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  const request = buildScoreRequest(harness.items);
  return withWorkerCopy(harness, { backlog }, async ({ api, hello }) => {
    checkAll(await api.call(request));
    const rounds = await repeat(harness.rounds, () =>
      repeat(requestsPerRound, async () => ({
        hello: await hello(),
        response: await api.call(request),
      })),
    );
    const note = `POST /api/v1/qvf/score with ${scoredItems} items until the last byte`;
    const detail = rounds.at(-1)?.at(-1)?.response.header("server-timing") ?? "";
    return [
      createMeasurement(
        { name: "qvf-score", unit: "ms", goal: 60, note, detail },
        rounds.map((samples) => computeMedian(samples.map(({ response }) => response.ms))),
      ),
      createMeasurement(
        { name: "qvf-score/hello", unit: "ms" },
        rounds.map((samples) => computeMedian(samples.map((each) => each.hello))),
      ),
    ];
  });
}

function checkAll(response: ApiResponse): void {
  const { summary } = requireDocs(QvfResponse).parse(response.json());
  if (summary.total_items !== scoredItems) {
    throw new Error(`The response has ${summary.total_items} scores, expected ${scoredItems}.`);
  }
}

function buildScoreRequest(items: readonly GeneratedItem[]): ApiRequest {
  const copies = Math.ceil(scoredItems / items.length);
  const selected = Array.from({ length: copies }, () => items)
    .flat()
    .slice(0, scoredItems);
  const workItems = selected.map(({ title, priority, ratings }, index) => {
    const { business_value, technical_complexity, story_points, risk_level } = ratings;
    return {
      id: `item-${index}`,
      title,
      priority,
      business_value,
      technical_complexity,
      story_points,
      risk_level,
    };
  });
  return {
    method: "POST",
    path: "/api/v1/qvf/score",
    type: "application/json",
    body: JSON.stringify({ work_items: workItems }),
  };
}
