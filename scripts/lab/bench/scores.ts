import { QvfResponse } from "../../../src/contract/qvf.ts";
import { type Answer, type Ask } from "./client.ts";
import { type SeededItem } from "./dataset.ts";
import { type Lab, servingCopy } from "./harness.ts";
import { backlogOf } from "./imports.ts";
import { type Measurement, measurementOf, medianOf, repeat } from "./measurement.ts";

const scoredItems = 10_000;
const asksPerRound = 3;

/** Ten thousand items in one request, scored and forgotten. */
export async function measureScores(lab: Lab): Promise<Measurement[]> {
  const backlog = await backlogOf(lab);
  const ask = scoreOf(lab.items);
  return servingCopy(lab, { backlog }, async ({ api, hello }) => {
    checkAll(await api.call(ask));
    const rounds = await repeat(lab.rounds, () =>
      repeat(asksPerRound, async () => ({ hello: await hello(), answer: await api.call(ask) })),
    );
    const note = `POST /api/v1/qvf/score with ${scoredItems} items, until the last byte`;
    const detail = rounds.at(-1)?.at(-1)?.answer.header("server-timing") ?? "";
    return [
      measurementOf(
        { name: "qvf-score", unit: "ms", goal: 60, note, detail },
        rounds.map((asks) => medianOf(asks.map(({ answer }) => answer.ms))),
      ),
      measurementOf(
        { name: "qvf-score/hello", unit: "ms" },
        rounds.map((asks) => medianOf(asks.map((each) => each.hello))),
      ),
    ];
  });
}

function checkAll(answer: Answer): void {
  const { summary } = QvfResponse.parse(answer.json());
  if (summary.total_items !== scoredItems) {
    throw new Error(`${summary.total_items} items were scored.`);
  }
}

function scoreOf(items: readonly SeededItem[]): Ask {
  const times = Math.ceil(scoredItems / items.length);
  const taken = Array.from({ length: times }, () => items)
    .flat()
    .slice(0, scoredItems);
  const work = taken.map(({ title, priority, ratings }, at) => {
    const { business_value, technical_complexity, story_points, risk_level } = ratings;
    return {
      id: `item-${at}`,
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
    body: JSON.stringify({ work_items: work }),
  };
}
