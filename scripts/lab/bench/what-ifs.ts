import { WhatIfView } from "../../../src/contract/ranking.ts";
import { type Ask } from "./client.ts";
import { type Backlog, type Lab, servingCopy } from "./harness.ts";
import { backlogOf } from "./imports.ts";
import { type Measurement, measurementOf, medianOf, repeat } from "./measurement.ts";

const asksPerRound = 10;

/** Another ranking of the whole backlog, in one request; each with weights nobody asked before. */
export async function measureWhatIf(lab: Lab): Promise<Measurement[]> {
  const backlog = await backlogOf(lab);
  return servingCopy(lab, { backlog }, async ({ api, hello }) => {
    const first = await api.call(whatIfOf(backlog, 0));
    const { count } = WhatIfView.parse(first.json());
    if (count !== lab.items.length) {
      throw new Error(`${count} items were ranked.`);
    }
    const askFor = (n: number) => api.call(whatIfOf(backlog, n));
    await repeat(asksPerRound, (at) => askFor(1_000 + at));
    const rounds = await repeat(lab.rounds, (round) =>
      repeat(asksPerRound, async (at) => ({
        hello: await hello(),
        answer: await askFor(1 + round * asksPerRound + at),
      })),
    );
    const note = "POST …/ranking:whatif with other weights over all items, warm isolate";
    const detail = rounds.at(-1)?.at(-1)?.answer.header("server-timing") ?? "";
    return [
      measurementOf(
        { name: "what-if", unit: "ms", goal: 15, note, detail },
        rounds.map((asks) => medianOf(asks.map(({ answer }) => answer.ms))),
      ),
      measurementOf(
        { name: "what-if/hello", unit: "ms" },
        rounds.map((asks) => medianOf(asks.map((ask) => ask.hello))),
      ),
    ];
  });
}

function whatIfOf({ workspace }: Backlog, n: number): Ask {
  const weights = { business_value: 0.1 + n / 10_000, risk_assessment: 0.2 };
  return {
    method: "POST",
    path: `/v1/workspaces/${workspace}/ranking:whatif`,
    type: "application/json",
    body: JSON.stringify({ weights }),
  };
}
