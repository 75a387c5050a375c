import { describe, expect, test } from "vitest";
import { createItems, openWorkspace, type ItemView, readJson } from "../environments/worker.ts";
import { importFile } from "./jobs.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

async function readBytes(response: Promise<Response>): Promise<Uint8Array> {
  return new Uint8Array(await (await response).arrayBuffer());
}

const rate = (reach: number) => ({ reach, impact: 1, confidence: 1, effort: 1 });

/** Opens a workspace with items of two trackers, and returns a reader of exports. */
async function openTrackers() {
  const client = await openWorkspace();
  const items = await createItems(client, [
    { title: "Low", external_id: "SHOP-1", source: "jira", ratings: rate(10) },
    { title: "High", external_id: "SHOP-2", source: "jira", ratings: rate(30) },
    { title: "Unscored", external_id: "SHOP-3", source: "jira" },
    { title: "Draft", source: "jira", ratings: rate(40) },
    { title: "Azure", external_id: "500", source: "azure-devops", type: "epic", ratings: rate(20) },
    { title: "Deleted", external_id: "SHOP-4", source: "jira", ratings: rate(50) },
    { title: "=cmd", ratings: rate(5) },
  ]);
  await client.call("DELETE", `/items/${items[5]?.id}`);
  const readLines = async (query: string) => {
    const text = await (await client.get(`/export?${query}`)).text();
    return text.split("\r\n").slice(0, -1);
  };
  return { client, ids: items.map(({ id }) => id), readLines };
}

describe("an export for a tracker", () => {
  test("contains the items of Jira with keys, in the order of the ranking", async () => {
    const { readLines } = await openTrackers();
    expect(await readLines("for=jira&model=rice")).toEqual([
      "Issue key,Summary,Ordinal Rank,Ordinal Score,Ordinal Category",
      "SHOP-2,High,2,30,High",
      "SHOP-1,Low,4,10,Medium", // three of five scores are better: 3 < 10 / 3
      "SHOP-3,Unscored,6,,",
    ]);
  });

  test("contains the work items of Azure DevOps, with the types of the process", async () => {
    const { readLines } = await openTrackers();
    expect(await readLines("for=azure-devops&model=rice&process=scrum")).toEqual([
      "ID,Work Item Type,Title,State,Ordinal Rank,Ordinal Score,Ordinal Category",
      "500,Epic,Azure,open,3,20,Medium",
    ]);
  });

  test("as csv contains every item, and ranks by the default model", async () => {
    const { client, ids, readLines } = await openTrackers();
    const lines = await readLines("for=csv&model=rice");
    expect(lines).toEqual([
      "id,external_id,source,title,rank,score,category",
      `${ids[3]},,jira,Draft,1,40,High`,
      `${ids[1]},SHOP-2,jira,High,2,30,High`,
      `${ids[4]},500,azure-devops,Azure,3,20,Medium`,
      `${ids[0]},SHOP-1,jira,Low,4,10,Medium`,
      `${ids[6]},,,'=cmd,5,5,Low`,
      `${ids[2]},SHOP-3,jira,Unscored,6,,`,
    ]);
    const { ranking, data } = await readJson<{
      ranking: { model: string };
      data: { rank: number; item: ItemView }[];
    }>(client.get("/ranking?limit=50"));
    const ranked = data.map(({ rank, item }) => [item.id, String(rank)]);
    const exported = (await readLines("for=csv")).slice(1).map((line) => line.split(","));
    expect(exported.map((cells) => [cells[0], cells[4]])).toEqual(ranked);
    expect(ranking.model).not.toBe("rice");
  });

  test("is named after the tracker", async () => {
    const { client } = await openTrackers();
    const { headers } = await client.get("/export?for=jira");
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toContain("-jira.csv");
  });

  test("rejects a model that does not exist before it sends a file", async () => {
    const { client } = await openTrackers();
    const problem = await readProblem(client.get("/export?for=jira&model=none"));
    expect([problem.status, listErrorLocations(problem)]).toEqual([422, [{ parameter: "model" }]]);
  });
});

describe("a byte order mark", () => {
  const mark = [0xef, 0xbb, 0xbf];

  test.each(["/export", "/export?for=csv", "/export?for=jira"])(
    "precedes %s on request only",
    async (path) => {
      const { client } = await openTrackers();
      const marked = `${path}${path.includes("?") ? "&" : "?"}bom=true`;
      const plain = await readBytes(client.get(path));
      expect([...plain.subarray(0, 3)]).not.toEqual(mark);
      expect(await readBytes(client.get(marked))).toEqual(new Uint8Array([...mark, ...plain]));
    },
  );

  test("is rejected for NDJSON with the reason", async () => {
    const client = await openWorkspace();
    const problem = await readProblem(client.get("/export?format=ndjson&bom=true"));
    expect([problem.status, listErrorLocations(problem)]).toEqual([422, [{ parameter: "bom" }]]);
    expect(problem.detail).toContain("JSON parsers reject it");
  });

  test("does not change the result of an import of the export", async () => {
    const { client } = await openTrackers();
    const file = await readBytes(client.get("/export?bom=true"));
    const job = await importFile(client, file);
    expect(job.errors).toEqual([]);
    expect(job.result).toMatchObject({ created: 0, updated: 0, unchanged: 6, failed: 0 });
  });
});
