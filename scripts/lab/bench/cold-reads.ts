import { RankingPage } from "../../../src/contract/ranking.ts";
import { WorkspaceSummaryView } from "../../../src/contract/workspace.ts";
import { type ApiResponse } from "./client.ts";
import { type Harness, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { type Measurement, createMeasurement, repeat } from "./measurement.ts";

/**
 * Measures the first read of a new isolate without any cached entry, which builds the snapshot from
 * D1. The database still names a checkpoint in KV, so the missing entry has to count as a cache
 * miss.
 */
export async function measureFirstSnapshot(harness: Harness): Promise<Measurement[]> {
  const { goal, note } = {
    goal: 600,
    note: "GET …/summary in a new process without KV, Cache API or memory; after a /health",
  };
  const reads = await measureColdReads(harness, { path: "/summary", without: ["cache", "kv"] });
  for (const { response } of reads) {
    const { total } = WorkspaceSummaryView.parse(response.json());
    if (total !== harness.items.length) {
      throw new Error(`The snapshot has ${total} items, expected ${harness.items.length}.`);
    }
  }
  return toMeasurements({ name: "first-snapshot", unit: "ms", goal, note }, reads);
}

/** Measures the first page of a new isolate when only KV has the ranking. */
export async function measureColdPage(harness: Harness): Promise<Measurement[]> {
  const { goal, note } = {
    goal: 120,
    note: "GET …/ranking in a new process with KV, without Cache API or memory; after a /health",
  };
  const reads = await measureColdReads(harness, { path: "/ranking", without: ["cache"] });
  for (const { response } of reads) {
    const { data } = RankingPage.parse(response.json());
    const from = response.header("cache-status");
    if (data.length === 0 || !from.includes("kv")) {
      throw new Error(
        `The page has ${data.length} items and Cache-Status "${from}", expected items from kv.`,
      );
    }
  }
  return toMeasurements({ name: "cold-page", unit: "ms", goal, note }, reads);
}

type ColdRead = { readonly response: ApiResponse; readonly hello: number };

async function measureColdReads(
  harness: Harness,
  { path, without }: { readonly path: string; readonly without: readonly ("kv" | "cache")[] },
): Promise<ColdRead[]> {
  const backlog = await requireBacklog(harness);
  return repeat(harness.rounds, () =>
    withWorkerCopy(harness, { backlog, without }, async ({ api, hello }) => {
      await api.call({ path: "/health" });
      const helloMs = await hello();
      const response = await api.call({ path: `/v1/workspaces/${backlog.workspace}${path}` });
      return { response, hello: helloMs };
    }),
  );
}

type ColdMetric = {
  readonly name: string;
  readonly unit: string;
  readonly goal: number;
  readonly note: string;
};

function toMeasurements(metric: ColdMetric, reads: readonly ColdRead[]): Measurement[] {
  const detail = reads.at(-1)?.response.header("server-timing") ?? "";
  return [
    createMeasurement(
      { ...metric, detail },
      reads.map(({ response }) => response.ms),
    ),
    createMeasurement(
      { name: `${metric.name}/hello`, unit: "ms" },
      reads.map(({ hello }) => hello),
    ),
  ];
}
