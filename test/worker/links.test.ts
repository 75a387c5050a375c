import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
} from "../environments/worker.ts";
import { readJob, importMessage, stageImport } from "./jobs.ts";
import { errorLocations, readProblem } from "./problems.ts";

const nobody = "itm_00000000000000000000000000";

type Links = {
  readonly blocked_by: readonly { readonly id: string; readonly title: string }[];
  readonly blocks: readonly { readonly id: string; readonly title: string }[];
};

function external(at: number): string {
  return `${"x".repeat(150)}-${at}`;
}

async function linksOf(client: Client, id: string) {
  const { blocked_by, blocks } = await readJson<Links>(client.get(`/items/${id}/links`));
  return [blocked_by.map(({ title }) => title), blocks.map(({ title }) => title)];
}

async function itemAt(client: Client, id: string): Promise<ItemView> {
  return readJson(client.get(`/items/${id}`));
}

describe("links", () => {
  test("are set by either id, shown on both sides, and taken away by null or []", async () => {
    const client = await openWorkspace();
    const a = await createItem(client, { title: "A", external_id: "K-1" });
    const b = await createItem(client, { title: "B" });
    const c = await createItem(client, { title: "C", blocked_by: ["K-1", b.id, a.id] });
    expect(c["blocked_by"]).toEqual([a.id, b.id]);
    expect(await linksOf(client, c.id)).toEqual([["A", "B"], []]);
    expect(await linksOf(client, a.id)).toEqual([[], ["C"]]);
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: [b.id] });
    expect(await linksOf(client, a.id)).toEqual([[], []]);
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: [] });
    expect(await itemAt(client, c.id)).not.toHaveProperty("blocked_by");
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: [b.id] });
    await client.send("PATCH", `/items/${c.id}`, { blocked_by: null });
    expect(await itemAt(client, c.id)).toMatchObject({ version: 5 });
    expect(await linksOf(client, c.id)).toEqual([[], []]);
  });

  test("stay what they are when something else changes, and outlive a blocker unseen", async () => {
    const client = await openWorkspace();
    const a = await createItem(client, { title: "A" });
    const b = await createItem(client, { title: "B", blocked_by: [a.id] });
    await client.send("PATCH", `/items/${b.id}`, { size: 3 });
    await client.send("PUT", "/items/external/X", { title: "X", blocked_by: [b.id] });
    expect(await linksOf(client, b.id)).toEqual([["A"], ["X"]]);
    await client.call("DELETE", `/items/${a.id}`);
    expect(await linksOf(client, b.id)).toEqual([[], ["X"]]);
    expect((await client.send("PATCH", `/items/${b.id}`, { blocked_by: [a.id] })).status).toBe(200);
    expect((await client.get(`/items/${a.id}/links`)).status).toBe(404);
  });

  test("of a batch may name what the operations above it make", async () => {
    const client = await openWorkspace();
    const [, second] = await createItems(client, [
      { title: "A", external_id: "K-1" },
      { title: "B", blocked_by: ["K-1"] },
    ]);
    expect(await linksOf(client, second?.id ?? "")).toEqual([["A"], []]);
  });

  test("may be as many as a thousand items have room for", async () => {
    const client = await openWorkspace();
    const items = await createItems(
      client,
      Array.from({ length: 1_000 }, (_, at) => ({ title: `${at}`, external_id: external(at) })),
    );
    const linked = (blocked_by: (at: number) => readonly string[]) => ({
      operations: items.slice(100).map(({ id }, at) => ({
        op: "patch",
        id,
        patch: { blocked_by: blocked_by(at) },
      })),
    });
    const first = Array.from({ length: 100 }, (_, at) => external(at));
    const many = await client.send(
      "POST",
      "/items:batch",
      linked(() => first),
    );
    const own = await client.send(
      "POST",
      "/items:batch",
      linked((at) => items.slice(at, at + 99).map(({ id }) => id)),
    );
    const none = await client.send(
      "POST",
      "/items:batch",
      linked(() => []),
    );
    const counts = { updated: 900, refused: 0 };
    expect(await readJson(many)).toMatchObject({ counts });
    expect(await readJson(own)).toMatchObject({ counts });
    expect(await readJson(none)).toMatchObject({ counts });
  });

  test.each([
    { what: "to nobody", links: [nobody], pointer: "/blocked_by/0" },
    { what: "to an unknown external id", links: ["K-0"], pointer: "/blocked_by/0" },
    { what: "that are no list", links: "K-0", pointer: "/blocked_by" },
    { what: "that are empty", links: [""], pointer: "/blocked_by/0" },
    {
      what: "of which there are 101",
      links: Array.from({ length: 101 }, () => "K"),
      pointer: "/blocked_by",
    },
  ])("$what are refused", async ({ links, pointer }) => {
    const client = await openWorkspace();
    const problem = await readProblem(
      client.send("POST", "/items", { title: "A", blocked_by: links }),
    );
    expect([problem.status, ...errorLocations(problem)]).toContainEqual({ pointer });
    expect(problem.status).toBe(422);
  });

  test("to an item itself, or to another tenant's, are refused", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const { id } = await createItem(client, { title: "A", external_id: "K-1" });
    const foreign = await createItem(other, { title: "B" });
    for (const name of [id, "K-1", foreign.id]) {
      const sent = client.send("PATCH", `/items/${id}`, { blocked_by: [name] });
      // oxlint-disable-next-line no-await-in-loop -- three of them
      const problem = await readProblem(sent);
      expect([problem.status, ...errorLocations(problem)]).toEqual([
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
  test("finds blockers further down the file and names those that are nowhere", async () => {
    const client = await openWorkspace();
    const file =
      "external_id,title,blocked_by,parent\n" +
      'A,First,"B, NOWHERE",C\nB,Second,B,\nC,Third,A;B,GONE\nD,Fourth,C,\n';
    const job = await stageImport(client, file);
    await client.environment.deliver([importMessage(client, job)]);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
    const named = Object.fromEntries(data.map(({ external_id = "", id }) => [external_id, id]));
    const links = data.map((item) => [item.external_id, item["blocked_by"]]);
    // "B" waits for itself, which costs it its row; so "A" waits for nobody who is there
    expect(links).toEqual([
      ["A", undefined],
      ["C", [named["A"]]],
      ["D", [named["C"]]],
    ]);
    expect(data[0]?.parent).toBe(named["C"]);
    const { errors, result } = await readJob(client, job);
    expect(result).toMatchObject({ created: 3, failed: 1 });
    expect(errors).toEqual([
      { line: 3, detail: "blocked_by/0: An item cannot wait for itself." },
      { line: 2, detail: 'blocked_by: There is no item "B", "NOWHERE".' },
      { line: 4, detail: 'parent: There is no item "GONE".' },
      { line: 4, detail: 'blocked_by: There is no item "B".' },
    ]);
  });

  test.each(["csv", "ndjson"])(
    "of our own export as %s says the same elsewhere",
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
      await other.environment.deliver([importMessage(other, id)]);
      expect((await readJob(other, id)).errors).toEqual([]);
      const { data } = await readJson<{ data: ItemView[] }>(other.get("/items"));
      const titles = await Promise.all(data.map((item) => linksOf(other, item.id)));
      expect(titles).toEqual([
        [["B"], ["C"]],
        [[], ["A", "C"]],
        [["A", "B"], []],
      ]);
    },
  );
});
