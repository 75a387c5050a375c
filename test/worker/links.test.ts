import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
} from "../environments/worker.ts";
import { readJob, buildImportMessage, stageImport } from "./jobs.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

const missingItem = "itm_00000000000000000000000000";

type Links = {
  readonly blocked_by: readonly { readonly id: string; readonly title: string }[];
  readonly blocks: readonly { readonly id: string; readonly title: string }[];
};

function buildExternalId(index: number): string {
  return `${"x".repeat(150)}-${index}`;
}

async function readLinkTitles(client: Client, id: string) {
  const { blocked_by, blocks } = await readJson<Links>(client.get(`/items/${id}/links`));
  return [blocked_by.map(({ title }) => title), blocks.map(({ title }) => title)];
}

async function readItem(client: Client, id: string): Promise<ItemView> {
  return readJson(client.get(`/items/${id}`));
}

describe("blocked_by", () => {
  test("sets links by id or external id, shows them on both items, and removes them by null or []", async () => {
    const client = await openWorkspace();
    const a = await createItem(client, { title: "A", external_id: "K-1" });
    const b = await createItem(client, { title: "B" });
    const c = await createItem(client, { title: "C", blocked_by: ["K-1", b.id, a.id] });
    expect(c["blocked_by"]).toEqual([a.id, b.id]);
    expect(await readLinkTitles(client, c.id)).toEqual([["A", "B"], []]);
    expect(await readLinkTitles(client, a.id)).toEqual([[], ["C"]]);
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: [b.id] });
    expect(await readLinkTitles(client, a.id)).toEqual([[], []]);
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: [] });
    expect(await readItem(client, c.id)).not.toHaveProperty("blocked_by");
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: [b.id] });
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: null });
    expect(await readItem(client, c.id)).toMatchObject({ version: 5 });
    expect(await readLinkTitles(client, c.id)).toEqual([[], []]);
  });

  test("keeps its links when other fields change, and hides deleted blockers", async () => {
    const client = await openWorkspace();
    const a = await createItem(client, { title: "A" });
    const b = await createItem(client, { title: "B", blocked_by: [a.id] });
    await client.send("PATCH", `/items/${b.id}`, { size: 3 });
    await client.send("PUT", "/items/external/X", { title: "X", blocked_by: [b.id] });
    expect(await readLinkTitles(client, b.id)).toEqual([["A"], ["X"]]);
    await client.call("DELETE", `/items/${a.id}`);
    expect(await readLinkTitles(client, b.id)).toEqual([[], ["X"]]);
    expect((await client.send("PATCH", `/items/${b.id}`, { blocked_by: [a.id] })).status).toBe(200);
    expect((await client.get(`/items/${a.id}/links`)).status).toBe(404);
  });

  test("refers to items that earlier operations of the batch create", async () => {
    const client = await openWorkspace();
    const [, second] = await createItems(client, [
      { title: "A", external_id: "K-1" },
      { title: "B", blocked_by: ["K-1"] },
    ]);
    expect(await readLinkTitles(client, second?.id ?? "")).toEqual([["A"], []]);
  });

  test("accepts 100 links on each of 900 items of a batch", async () => {
    const client = await openWorkspace();
    const items = await createItems(
      client,
      Array.from({ length: 1_000 }, (_, index) => ({
        title: `${index}`,
        external_id: buildExternalId(index),
      })),
    );
    const buildOperations = (blocked_by: (index: number) => readonly string[]) => ({
      operations: items.slice(100).map(({ id }, index) => ({
        op: "patch",
        id,
        patch: { blocked_by: blocked_by(index) },
      })),
    });
    const externalIds = Array.from({ length: 100 }, (_, index) => buildExternalId(index));
    const byExternalId = await client.send(
      "POST",
      "/items:batch",
      buildOperations(() => externalIds),
    );
    const byId = await client.send(
      "POST",
      "/items:batch",
      buildOperations((index) => items.slice(index, index + 99).map(({ id }) => id)),
    );
    const cleared = await client.send(
      "POST",
      "/items:batch",
      buildOperations(() => []),
    );
    const counts = { updated: 900, rejected: 0 };
    expect(await readJson(byExternalId)).toMatchObject({ counts });
    expect(await readJson(byId)).toMatchObject({ counts });
    expect(await readJson(cleared)).toMatchObject({ counts });
  });

  test.each([
    { name: "to a missing item", links: [missingItem], pointer: "/blocked_by/0" },
    { name: "to an unknown external id", links: ["K-0"], pointer: "/blocked_by/0" },
    { name: "that are not a list", links: "K-0", pointer: "/blocked_by" },
    { name: "with an empty id", links: [""], pointer: "/blocked_by/0" },
    {
      name: "to 101 items",
      links: Array.from({ length: 101 }, () => "K"),
      pointer: "/blocked_by",
    },
  ])("rejects links $name", async ({ links, pointer }) => {
    const client = await openWorkspace();
    const problem = await readProblem(
      client.send("POST", "/items", { title: "A", blocked_by: links }),
    );
    expect([problem.status, ...listErrorLocations(problem)]).toContainEqual({ pointer });
    expect(problem.status).toBe(422);
  });

  test("rejects links to the item itself and to items of another workspace", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const { id } = await createItem(client, { title: "A", external_id: "K-1" });
    const foreign = await createItem(other, { title: "B" });
    for (const blocker of [id, "K-1", foreign.id]) {
      const sent = client.send("PATCH", `/items/${id}`, { blocked_by: [blocker] });
      // oxlint-disable-next-line no-await-in-loop -- three requests
      const problem = await readProblem(sent);
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([
        422,
        { pointer: "/blocked_by/0" },
      ]);
    }
    expect((await client.get(`/items/${foreign.id}/links`)).status).toBe(404);
    expect((await client.get("/items/nonsense/links")).status).toBe(400);
    expect((await client.get(`/items/${id}/links?x=1`)).status).toBe(400);
  });
});

describe("an import with links", () => {
  test("resolves blockers further down the file and reports missing blockers", async () => {
    const client = await openWorkspace();
    const file =
      "external_id,title,blocked_by,parent\n" +
      'A,First,"B, NOWHERE",C\nB,Second,B,\nC,Third,A;B,GONE\nD,Fourth,C,\n';
    const job = await stageImport(client, file);
    await client.environment.deliver([buildImportMessage(client, job)]);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
    const ids = Object.fromEntries(data.map(({ external_id = "", id }) => [external_id, id]));
    const links = data.map((item) => [item.external_id, item["blocked_by"]]);
    // Row "B" names itself, which costs its blockers only.
    expect(links).toEqual([
      ["A", [ids["B"]]],
      ["B", undefined],
      ["C", [ids["A"], ids["B"]]],
      ["D", [ids["C"]]],
    ]);
    expect(data[0]?.parent).toBe(ids["C"]);
    const { errors, result } = await readJob(client, job);
    expect(result).toMatchObject({ created: 4, failed: 0 });
    expect(errors).toEqual([
      { line: 3, detail: "blocked_by: An item cannot block itself." },
      { line: 2, detail: 'blocked_by: There is no item "NOWHERE".' },
      { line: 4, detail: 'parent: There is no item "GONE".' },
    ]);
  });

  test.each(["csv", "ndjson"])(
    "restores the links of an export as %s in another workspace",
    async (format) => {
      const [client, other] = [await openWorkspace(), await openWorkspace()];
      const [a, b] = await createItems(client, [
        { title: "A", external_id: "K, 1" },
        { title: "B", external_id: "K;2" },
        { title: "C", external_id: "K-3", blocked_by: ["K, 1", "K;2"] },
      ]);
      await client.send("PATCH", `/items/${a?.id}`, { blocked_by: [b?.id] });
      const file = await (await client.get(`/export?format=${format}`)).text();
      const type = format === "csv" ? "text/csv" : "application/x-ndjson";
      const { id } = await readJson<{ id: string }>(other.importFile(file, { type }));
      await other.environment.deliver([buildImportMessage(other, id)]);
      expect((await readJob(other, id)).errors).toEqual([]);
      const { data } = await readJson<{ data: ItemView[] }>(other.get("/items"));
      const titles = await Promise.all(data.map((item) => readLinkTitles(other, item.id)));
      expect(titles).toEqual([
        [["B"], ["C"]],
        [[], ["A", "C"]],
        [["A", "B"], []],
      ]);
    },
  );
});
