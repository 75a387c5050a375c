import { Bench } from "tinybench";
import {
  decodeSnapshot,
  decodeRanking,
  encodeSnapshot,
  encodeRanking,
} from "../../src/cache/format/codecs.ts";
import { type ModelInUse } from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import { diffRankings } from "../../src/core/ranking/diff.ts";
import { orderBy } from "../../src/core/ranking/order-by.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { indexPositionsByNumber, type Ranking } from "../../src/core/ranking/ranking.ts";
import { computeWhatIf } from "../../src/core/ranking/what-if.ts";
import { applyDelta } from "../../src/core/snapshot/apply-delta.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { planStability } from "../../src/core/stability/plan.ts";
import { analyseAcceptability } from "../../src/core/stability/stability.ts";
import { boardOf, modelsInUse, rerated } from "./boards.ts";
import { type HandColumn, scoreByHand } from "./by-hand.ts";
import { boardRowsOf } from "./dataset.ts";
import { type Lab } from "./lab.ts";
import { type Figure, type Measurement, measurementOf, repeat } from "./measurement.ts";

/** How long one task is run in one round; the value of a round is the median of its runs. */
const timeMs = 150;
const iterationsMin = 5;

/** An item in this many is revised. */
const revisedOneIn = 100;

const formulaName = "rate formula of ten names";
const stabilityName = "stability of the best 1000 in 512 draws";

/** What has its weights drawn, by other arithmetic each. */
const drawnKinds = { weighted: "", "weighted-product": ", weighted product", topsis: ", topsis" };

/** What a task has to reach, of those that have to reach something. */
const goals: Readonly<Record<string, Pick<Figure, "goal" | "note">>> = {
  [formulaName]: { goal: 60, note: "an expression of ten names over every item" },
  ...Object.fromEntries(
    Object.values(drawnKinds).map((by) => [
      `${stabilityName}${by}`,
      { goal: 2_000, note: "weights of eight criteria drawn, over every item" },
    ]),
  ),
  diffRankings: { goal: 120, note: "two rankings item by item, and τ-b" },
};

/** Name → what is run. */
type Tasks = Map<string, () => unknown>;

/** The pure core in Node, without a Worker around it. */
export async function measureCore(lab: Lab): Promise<Measurement[]> {
  const board = boardOf(lab.items);
  const kernels = kernelTasks(board);
  const tasks = new Map([
    ...kernels,
    ...formulaTasks(board),
    ...sortTasks(board),
    ...wholeTasks(lab, board),
    ...stabilityTasks(board),
  ]);
  const times = await timesOf(tasks, lab.rounds);
  const samplesOf = (name: string) => times.get(name) ?? [];
  const inMs = [...tasks.keys()].map((name) =>
    measurementOf({ name: `core/${name}`, unit: "ms", ...goals[name] }, samplesOf(name)),
  );
  const yardsticks = [...kernels.keys()].filter((name) => !name.endsWith("by hand"));
  const ratios = yardsticks.map((name) =>
    ratioOf(name, samplesOf(name), samplesOf(`${name} by hand`)),
  );
  const sort = ratioOf("orderBy", samplesOf("orderBy"), samplesOf("Float64Array sort"));
  return [...inMs, ...ratios, sort];
}

function ratioOf(name: string, ours: readonly number[], theirs: readonly number[]): Measurement {
  return measurementOf(
    { name: `core/${name} ratio`, unit: "ratio", note: "over its yardstick in the same round" },
    ours.map((ms, round) => ms / (theirs[round] ?? Number.NaN)),
  );
}

/** Each model over what it asks, and the loop one would write by hand over the same columns. */
function kernelTasks(board: Snapshot): Tasks {
  const tasks: Tasks = new Map();
  for (const { id, model, definition } of modelsInUse(board)) {
    const own = rerated(board, definition);
    const columns = definition.criteria.flatMap(({ key, min, max, weight }): HandColumn[] => {
      const ratings = own.ratings.get(key)?.likely;
      return ratings === undefined ? [] : [{ ratings, min, max, weight }];
    });
    tasks.set(`rate ${id}`, () => model.rate(own, definition));
    tasks.set(`rate ${id} by hand`, () => scoreByHand(columns, own.count));
  }
  return tasks;
}

/** An expression of ten names, some of them missing here and there. */
function formulaTasks(board: Snapshot): Tasks {
  const { model, definition } = formulaInUse();
  const own = rerated(board, definition, definition.criteria.length);
  return new Map([[formulaName, () => model.rate(own, definition)]]);
}

function formulaInUse(): Pick<ModelInUse, "model" | "definition"> {
  const model = requireModelKind("formula");
  const criteria = "abcdefghij".split("").map((key) => ({ key }));
  const expression =
    "(a * 2 + b + c * 0.5 + (d > 5 ? e : f)) / max(g + h, 1) + coalesce(i, 3) * sqrt(j)";
  return { model, definition: model.define({ criteria, expression }) };
}

/** The stability of rankings by all the board's criteria. */
function stabilityTasks(board: Snapshot): Tasks {
  const criteria = [...board.ratings.keys()].slice(0, 8).map((key) => ({ key }));
  return new Map(
    Object.entries(drawnKinds).map(([kind, by]) => {
      const model = requireModelKind(kind);
      const inUse = { id: kind, revision: 1, model, definition: model.define({ criteria }) };
      const own = rerated(board, inUse.definition);
      const ranking = rankingOf(own, inUse);
      const plan = planStability(ranking, inUse);
      return [
        `${stabilityName}${by}`,
        () => analyseAcceptability({ snapshot: own, ranking, inUse }, plan),
      ];
    }),
  );
}

function sortTasks(board: Snapshot): Tasks {
  const { value } = classic().model.rate(board, classic().definition);
  return new Map<string, () => unknown>([
    ["orderBy", () => orderBy(board.count, [{ values: value, direction: "down" }])],
    ["Float64Array sort", () => value.toSorted()],
  ]);
}

/** What the flows ask of the core, whole. */
function wholeTasks(lab: Lab, board: Snapshot): Tasks {
  const other = classic({ business_value: 0.5, risk_assessment: 0.2 });
  const [today, then] = [rankingOf(board, classic()), rankingOf(board, other)];
  const positions = indexPositionsByNumber(today);
  const rows = boardRowsOf(lab.items, board.at).filter((_, row) => row % revisedOneIn === 0);
  const name = { workspace: board.workspace, generation: 2, at: board.at };
  const [boardBytes, rankingBytes] = [
    bufferOf(encodeSnapshot(board)),
    bufferOf(encodeRanking(today)),
  ];
  return new Map<string, () => unknown>([
    ["rank", () => rank(board, classic())],
    ["diffRankings", () => diffRankings(today, then)],
    [
      "whatIf",
      () => computeWhatIf(board, other, { ranking: today, positions, filter: {}, limit: 50 }),
    ],
    [`reviseBoard ${rows.length}`, () => applyDelta(board, name, { rows, removed: [] })],
    ["encodeBoard", () => encodeSnapshot(board)],
    ["decodeBoard", () => decodeSnapshot(boardBytes)],
    ["encodeRanking", () => encodeRanking(today)],
    ["decodeRanking", () => decodeRanking(rankingBytes)],
  ]);
}

function classic(weights?: Readonly<Record<string, number>>): ModelInUse {
  const model = requireModelKind("qvf-classic");
  return { id: model.kind, revision: 1, model, definition: model.define({ weights }) };
}

function rankingOf(board: Snapshot, inUse: ModelInUse): Ranking {
  return { ...rank(board, inUse), id: "rnk_bench", digest: "" };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

/** Task → the median of its runs in each round; a round runs all tasks one after another. */
async function timesOf(tasks: Tasks, rounds: number): Promise<Map<string, number[]>> {
  const times = new Map([...tasks.keys()].map((name): [string, number[]] => [name, []]));
  await repeat(rounds, async () => {
    const bench = new Bench({
      time: timeMs,
      iterations: iterationsMin,
      warmupTime: 30,
      throws: true,
    });
    for (const [name, run] of tasks) {
      // Whatever a task gives back stays its own: tinybench looks at results that are promises.
      bench.add(name, () => void run());
    }
    await bench.run();
    for (const { name, result } of bench.tasks) {
      times.get(name)?.push("latency" in result ? result.latency.p50 : Number.NaN);
    }
  });
  return times;
}
