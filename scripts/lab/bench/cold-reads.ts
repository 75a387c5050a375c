import { RankingPage } from "../../../src/contract/ranking.ts";
import { SummaryView } from "../../../src/contract/workspace.ts";
import { type Answer } from "./client.ts";
import { type Lab, servingCopy } from "./harness.ts";
import { backlogOf } from "./imports.ts";
import { type Measurement, measurementOf, repeat } from "./measurement.ts";

/**
 * The first read of an isolate that holds nothing, when every copy is lost too: the board comes
 * from D1. The truth still names a checkpoint in KV; that it is gone has to be a miss.
 */
export async function measureFirstBoard(lab: Lab): Promise<Measurement[]> {
  const { goal, note } = {
    goal: 600,
    note: "GET …/summary in a new process without KV, Cache API or memory; after a /health",
  };
  const reads = await coldReads(lab, { path: "/summary", without: ["cache", "kv"] });
  for (const { answer } of reads) {
    const { total } = SummaryView.parse(answer.json());
    if (total !== lab.items.length) {
      throw new Error(`The board has ${total} items.`);
    }
  }
  return measurementsOf({ name: "first-board", unit: "ms", goal, note }, reads);
}

/** The first page of an isolate that holds nothing, when KV has the ranking. */
export async function measureColdPage(lab: Lab): Promise<Measurement[]> {
  const { goal, note } = {
    goal: 120,
    note: "GET …/ranking in a new process with KV, without Cache API or memory; after a /health",
  };
  const reads = await coldReads(lab, { path: "/ranking", without: ["cache"] });
  for (const { answer } of reads) {
    const { data } = RankingPage.parse(answer.json());
    const from = answer.header("cache-status");
    if (data.length === 0 || !from.includes("kv")) {
      throw new Error(`The page has ${data.length} items and comes from "${from}".`);
    }
  }
  return measurementsOf({ name: "cold-page", unit: "ms", goal, note }, reads);
}

type ColdRead = { readonly answer: Answer; readonly hello: number };

async function coldReads(
  lab: Lab,
  { path, without }: { readonly path: string; readonly without: readonly ("kv" | "cache")[] },
): Promise<ColdRead[]> {
  const backlog = await backlogOf(lab);
  return repeat(lab.rounds, () =>
    servingCopy(lab, { backlog, without }, async ({ api, hello }) => {
      await api.call({ path: "/health" });
      const beside = await hello();
      const answer = await api.call({ path: `/v1/workspaces/${backlog.workspace}${path}` });
      return { answer, hello: beside };
    }),
  );
}

type Named = {
  readonly name: string;
  readonly unit: string;
  readonly goal: number;
  readonly note: string;
};

function measurementsOf(figure: Named, reads: readonly ColdRead[]): Measurement[] {
  const detail = reads.at(-1)?.answer.header("server-timing") ?? "";
  return [
    measurementOf(
      { ...figure, detail },
      reads.map(({ answer }) => answer.ms),
    ),
    measurementOf(
      { name: `${figure.name}/hello`, unit: "ms" },
      reads.map(({ hello }) => hello),
    ),
  ];
}
