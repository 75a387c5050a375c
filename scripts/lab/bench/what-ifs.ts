import { requireDocs } from "../../../src/contract/docs-only.ts";
import { WhatIfView } from "../../../src/contract/ranking.ts";
import { type ApiRequest } from "./client.ts";
import { type Backlog, type Harness, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { type Measurement, createMeasurement, computeMedian, repeat } from "./measurement.ts";

const requestsPerRound = 10;

/** Measures a what-if ranking of the whole backlog; each request has different weights. */
export async function measureWhatIf(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  return withWorkerCopy(harness, { backlog }, async ({ api, hello }) => {
    const first = await api.call(buildWhatIf(backlog, 0));
    const { count } = requireDocs(WhatIfView).parse(first.json());
    if (count !== harness.items.length) {
      throw new Error(`The response ranks ${count} items, expected ${harness.items.length}.`);
    }
    const send = (n: number) => api.call(buildWhatIf(backlog, n));
    await repeat(requestsPerRound, (index) => send(1_000 + index));
    const rounds = await repeat(harness.rounds, (round) =>
      repeat(requestsPerRound, async (index) => ({
        hello: await hello(),
        response: await send(1 + round * requestsPerRound + index),
      })),
    );
    const note = "POST …/ranking:whatif with other weights, all items, warm isolate";
    const detail = rounds.at(-1)?.at(-1)?.response.header("server-timing") ?? "";
    return [
      createMeasurement(
        { name: "what-if", unit: "ms", goal: 15, note, detail },
        rounds.map((samples) => computeMedian(samples.map(({ response }) => response.ms))),
      ),
      createMeasurement(
        { name: "what-if/hello", unit: "ms" },
        rounds.map((samples) => computeMedian(samples.map((sample) => sample.hello))),
      ),
    ];
  });
}

function buildWhatIf({ workspace }: Backlog, n: number): ApiRequest {
  const weights = { business_value: 0.1 + n / 10_000, risk_assessment: 0.2 };
  return {
    method: "POST",
    path: `/v1/workspaces/${workspace}/ranking:whatif`,
    type: "application/json",
    body: JSON.stringify({ weights }),
  };
}
