import { Bench } from "tinybench";
import { decodeRanking, encodeRanking } from "../../../src/cache/format/ranking-codec.ts";
import { type ResolvedModel } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { diffRankings } from "../../../src/core/ranking/diff.ts";
import { orderBy } from "../../../src/core/ranking/order-by.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { indexPositionsByNumber, type Ranking } from "../../../src/core/ranking/ranking.ts";
import { computeWhatIf } from "../../../src/core/ranking/what-if.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/core/snapshot/encode-snapshot.ts";
import { type Snapshot } from "../../../src/core/snapshot/snapshot.ts";
import { planStability } from "../../../src/core/stability/plan.ts";
import { analyseAcceptability } from "../../../src/core/stability/stability.ts";
import { toSnapshotRows } from "./dataset.ts";
import { type Harness } from "./harness.ts";
import {
  type MetricDefinition,
  type Measurement,
  createMeasurement,
  repeat,
} from "./measurement.ts";
import { type KernelColumn, computeNaively } from "./naive-kernel.ts";
import { buildSnapshot, listModels, replaceRatings } from "./snapshots.ts";

/** The duration of one task in one round. The value of a round is the median of its iterations. */
const timeMs = 150;
const iterationsMin = 5;

/** One in this many items is updated. */
const revisedOneIn = 100;

const formulaName = "rate formula of ten names";
const stabilityName = "stability of the best 1000 in 512 draws";

/** Models with sampled weights, and the suffix of their metric. */
const sampledKinds = { weighted: "", "weighted-product": ", weighted product", topsis: ", topsis" };

/** The goals, by task. */
const goals: Readonly<Record<string, Pick<MetricDefinition, "goal" | "note">>> = {
  [formulaName]: { goal: 60, note: "an expression of ten names, over all items" },
  ...Object.fromEntries(
    Object.values(sampledKinds).map((by) => [
      `${stabilityName}${by}`,
      { goal: 2_000, note: "sampled weights of eight criteria, over all items" },
    ]),
  ),
  diffRankings: { goal: 120, note: "compares two rankings item by item and computes τ-b" },
};

/** Functions to measure, by name. */
type Tasks = Map<string, () => unknown>;

/** Measures the pure core in Node, without a Worker. */
export async function measureCore(harness: Harness): Promise<Measurement[]> {
  const snapshot = buildSnapshot(harness.items);
  const kernels = buildKernelTasks(snapshot);
  const tasks = new Map([
    ...kernels,
    ...buildFormulaTasks(snapshot),
    ...buildSortTasks(snapshot),
    ...buildFlowTasks(harness, snapshot),
    ...buildStabilityTasks(snapshot),
  ]);
  const latenciesByTask = await runTasks(tasks, harness.rounds);
  const samplesOf = (name: string) => latenciesByTask.get(name) ?? [];
  const inMs = [...tasks.keys()].map((name) =>
    createMeasurement({ name: `core/${name}`, unit: "ms", ...goals[name] }, samplesOf(name)),
  );
  const kernelNames = [...kernels.keys()].filter((name) => !name.endsWith("naive"));
  const ratios = kernelNames.map((name) =>
    computeRatio(name, samplesOf(name), samplesOf(`${name} naive`)),
  );
  const sort = computeRatio("orderBy", samplesOf("orderBy"), samplesOf("Float64Array sort"));
  return [...inMs, ...ratios, sort];
}

function computeRatio(
  name: string,
  ours: readonly number[],
  reference: readonly number[],
): Measurement {
  return createMeasurement(
    { name: `core/${name} ratio`, unit: "ratio", note: "over its reference in the same round" },
    ours.map((ms, round) => ms / (reference[round] ?? Number.NaN)),
  );
}

/** Returns each model over its own criteria, and a naive loop over the same columns. */
function buildKernelTasks(snapshot: Snapshot): Tasks {
  const tasks: Tasks = new Map();
  for (const { id, model, definition } of listModels(snapshot)) {
    const own = replaceRatings(snapshot, definition);
    const columns = definition.criteria.flatMap(({ key, min, max, weight }): KernelColumn[] => {
      const ratings = own.ratings.get(key)?.likely;
      return ratings === undefined ? [] : [{ ratings, min, max, weight }];
    });
    tasks.set(`rate ${id}`, () => model.rate(own, definition));
    tasks.set(`rate ${id} naive`, () => computeNaively(columns, own.count));
  }
  return tasks;
}

/** Returns an expression of ten names, some of which have no value in some rows. */
function buildFormulaTasks(snapshot: Snapshot): Tasks {
  const { model, definition } = buildFormula();
  const own = replaceRatings(snapshot, definition, definition.criteria.length);
  return new Map([[formulaName, () => model.rate(own, definition)]]);
}

function buildFormula(): Pick<ResolvedModel, "model" | "definition"> {
  const model = requireModelKind("formula");
  const criteria = "abcdefghij".split("").map((key) => ({ key }));
  const expression =
    "(a * 2 + b + c * 0.5 + (d > 5 ? e : f)) / max(g + h, 1) + coalesce(i, 3) * sqrt(j)";
  return { model, definition: model.define({ criteria, expression }) };
}

/** Returns the stability analysis of rankings by eight criteria of the snapshot. */
function buildStabilityTasks(snapshot: Snapshot): Tasks {
  const criteria = [...snapshot.ratings.keys()].slice(0, 8).map((key) => ({ key }));
  return new Map(
    Object.entries(sampledKinds).map(([kind, by]) => {
      const model = requireModelKind(kind);
      const resolvedModel = {
        id: kind,
        revision: 1,
        model,
        definition: model.define({ criteria }),
      };
      const own = replaceRatings(snapshot, resolvedModel.definition);
      const ranking = rankSnapshot(own, resolvedModel);
      const plan = planStability(ranking, resolvedModel);
      return [
        `${stabilityName}${by}`,
        () => analyseAcceptability({ snapshot: own, ranking, resolvedModel }, plan),
      ];
    }),
  );
}

function buildSortTasks(snapshot: Snapshot): Tasks {
  const { value } = buildClassic().model.rate(snapshot, buildClassic().definition);
  return new Map<string, () => unknown>([
    ["orderBy", () => orderBy(snapshot.count, [{ values: value, direction: "down" }])],
    ["Float64Array sort", () => value.toSorted()],
  ]);
}

/** Returns the core functions that flows call on a complete snapshot. */
function buildFlowTasks(harness: Harness, snapshot: Snapshot): Tasks {
  const other = buildClassic({ business_value: 0.5, risk_assessment: 0.2 });
  const [today, then] = [rankSnapshot(snapshot, buildClassic()), rankSnapshot(snapshot, other)];
  const positions = indexPositionsByNumber(today);
  const rows = toSnapshotRows(harness.items, snapshot.at).filter(
    (_, row) => row % revisedOneIn === 0,
  );
  const name = { workspace: snapshot.workspace, generation: 2, at: snapshot.at, statuses: {} };
  const [snapshotBytes, rankingBytes] = [
    copyBuffer(encodeSnapshot(snapshot)),
    copyBuffer(encodeRanking(today)),
  ];
  return new Map<string, () => unknown>([
    ["rank", () => rank(snapshot, buildClassic())],
    ["diffRankings", () => diffRankings(today, then)],
    [
      "whatIf",
      () => computeWhatIf(snapshot, other, { ranking: today, positions, filter: {}, limit: 50 }),
    ],
    [`applyDelta ${rows.length}`, () => applyDelta(snapshot, name, { rows, removed: [] })],
    ["encodeSnapshot", () => encodeSnapshot(snapshot)],
    ["decodeSnapshot", () => decodeSnapshot(snapshotBytes)],
    ["encodeRanking", () => encodeRanking(today)],
    ["decodeRanking", () => decodeRanking(rankingBytes)],
  ]);
}

function buildClassic(weights?: Readonly<Record<string, number>>): ResolvedModel {
  const model = requireModelKind("qvf-classic");
  return { id: model.kind, revision: 1, model, definition: model.define({ weights }) };
}

function rankSnapshot(snapshot: Snapshot, resolvedModel: ResolvedModel): Ranking {
  return { ...rank(snapshot, resolvedModel), id: "rnk_bench", digest: "" };
}

function copyBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

/** Runs the tasks in sequence in each round. Returns median latencies by task and round. */
async function runTasks(tasks: Tasks, rounds: number): Promise<Map<string, number[]>> {
  const latenciesByTask = new Map([...tasks.keys()].map((name): [string, number[]] => [name, []]));
  await repeat(rounds, async () => {
    const bench = new Bench({
      time: timeMs,
      iterations: iterationsMin,
      warmupTime: 30,
      throws: true,
    });
    for (const [name, run] of tasks) {
      // The result is discarded, because tinybench awaits results that are promises.
      bench.add(name, () => void run());
    }
    await bench.run();
    for (const { name, result } of bench.tasks) {
      latenciesByTask.get(name)?.push("latency" in result ? result.latency.p50 : Number.NaN);
    }
  });
  return latenciesByTask;
}
