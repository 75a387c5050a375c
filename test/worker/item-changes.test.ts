import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  createItem,
  createItems,
  openClient,
  openWorkspace,
  type Problem,
  readGeneration,
  readJson,
} from "../environments/worker.ts";

type Change = {
  readonly generation: number;
  readonly kind: string;
  readonly actor: { readonly id: string; readonly name: string | null };
  readonly fields: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
};

type Page = { readonly data: readonly Change[]; readonly page: { next_before: number | null } };

async function openHistory() {
  const client = await openWorkspace();
  const [item, parent] = await createItems(client, [
    { title: "First", ratings: { reach: 1, effort: 2 } },
    { title: "Parent" },
  ]);
  const path = `/items/${item?.id}`;
  await client.send("PATCH", path, { title: "Second", due_date: "2026-12-24" });
  await createItem(client, { title: "Another" });
  await client.send("PATCH", path, { ratings: { reach: 5 }, parent: parent?.id });
  await client.send("PATCH", path, { title: "Third" });
  await client.call("DELETE", path);
  return { client, path, parent };
}

describe("GET …/items/{itemId}/changes", () => {
  test("lists what each change changed, newest first, down to the creation", async () => {
    const { client, path, parent } = await openHistory();
    const { data, page } = await readJson<Page>(client.get(`${path}/changes`));
    expect(data.map(({ kind }) => kind)).toEqual([
      "deleted",
      "updated",
      "updated",
      "updated",
      "created",
    ]);
    expect(data[0]?.fields).toEqual({ deleted_at: { from: null, to: expect.any(String) } });
    expect(data[1]?.fields).toEqual({ title: { from: "Second", to: "Third" } });
    expect(data[2]?.fields).toEqual({
      ratings: { from: { reach: 1 }, to: { reach: 5 } },
      parent: { from: null, to: parent?.id },
    });
    expect(data[3]?.fields).toEqual({
      title: { from: "First", to: "Second" },
      due_date: { from: null, to: "2026-12-24" },
    });
    expect(data[4]?.fields).toEqual({});
    expect(page.next_before).toBeNull();
  });

  test("names the key that made the change", async () => {
    const { client, path } = await openHistory();
    const { data: keys } = await readJson<{ data: { id: string; name: string }[] }>(
      client.get("/keys"),
    );
    const { data } = await readJson<Page>(client.get(`${path}/changes`));
    const [key] = keys;
    expect(data.map(({ actor }) => actor)).toEqual(
      Array.from({ length: 5 }, () => ({ id: key?.id, name: key?.name })),
    );
  });

  test("continues on the next page with the same values", async () => {
    const { client, path } = await openHistory();
    const { data: all } = await readJson<Page>(client.get(`${path}/changes`));
    const pages: Change[] = [];
    let query = "?limit=2";
    for (let count = 0; count < 5 && query !== ""; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the previous one ended
      const { data, page } = await readJson<Page>(client.get(`${path}/changes${query}`));
      pages.push(...data);
      query = page.next_before === null ? "" : `?limit=2&before=${page.next_before}`;
    }
    expect(pages).toEqual(all);
  });

  test("has pages of at most 1 MiB, and loses no change of a large document", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "A" });
    const path = `/items/${item.id}`;
    const letters = Array.from("abcdefghijkl");
    for (const letter of letters) {
      // oxlint-disable-next-line no-await-in-loop -- one change follows the other
      await client.send("PATCH", path, { description: letter.repeat(65_536) });
    }
    const found: unknown[] = [];
    const sizes: number[] = [];
    let query = "";
    for (let count = 0; count < 20 && query !== "end"; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each page begins where the previous one ended
      const text = await (await client.get(`${path}/changes${query}`)).text();
      const { data, page }: Page = JSON.parse(text);
      sizes.push(text.length);
      found.push(...data.map(({ fields }) => fields["description"]?.to));
      query = page.next_before === null ? "end" : `?before=${page.next_before}`;
    }
    const texts = letters.toReversed().map((letter) => letter.repeat(65_536));
    expect(found).toEqual([...texts, undefined]);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_048_576);
  });

  test("names a key that was revoked after its change", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "A" });
    const { id, key } = await readJson<{ id: string; key: string }>(
      client.send("POST", "/keys", { name: "CI", role: "developer" }),
    );
    const other = openClient(client.environment, { id: client.id, key });
    await other.send("PATCH", `/items/${item.id}`, { title: "B" });
    await client.call("DELETE", `/keys/${id}`);
    const { data } = await readJson<Page>(client.get(`/items/${item.id}/changes`));
    expect(data[0]?.actor).toEqual({ id, name: "CI" });
  });

  test("rejects an unknown item and a bad limit", async () => {
    const { client, path } = await openHistory();
    const unknown = await client.get("/items/itm_01jd3wq2f8e5avb1j0yqk3n9ds/changes");
    expect(unknown.status).toBe(404);
    const response = await client.get(`${path}/changes?limit=0`);
    expect(response.status).toBe(400);
    const { errors } = await readJson<Problem>(response);
    expect(errors?.[0]?.parameter).toBe("limit");
  });
});

type History = {
  readonly model: string;
  readonly data: readonly {
    readonly ranking: string;
    readonly generation: number;
    readonly rank: number | null;
    readonly score: number | null;
    readonly cause: string | null;
  }[];
  readonly omitted: number;
};

/** Creates two items, and ranks them after each of some changes. */
async function openRankedHistory() {
  const client = await openWorkspace();
  const ratings = { impact: 1, confidence: 1, effort: 1 };
  const [item, rival] = await createItems(client, [
    { title: "Item", ratings: { ...ratings, reach: 10 } },
    { title: "Rival", ratings: { ...ratings, reach: 5 } },
  ]);
  await rankNow(client);
  const changes = [
    [rival?.id, { reach: 20 }],
    [item?.id, { reach: 30 }],
    [rival?.id, { effort: 2 }],
  ] as const;
  for (const [id, changed] of changes) {
    // oxlint-disable-next-line no-await-in-loop -- one change follows the other
    await client.send("PATCH", `/items/${id}`, { ratings: changed });
    // oxlint-disable-next-line no-await-in-loop -- see above
    await rankNow(client);
  }
  return { client, path: `/items/${item?.id}/history?model=rice` };
}

/** Ranks the newest generation: otherwise a read may get the ranking of the one before it. */
async function rankNow(client: Client): Promise<void> {
  const generation = String(await readGeneration(client));
  await client.get("/ranking?model=rice", { "ordinal-min-generation": generation });
}

describe("GET …/items/{itemId}/history", () => {
  test("returns the ranks, the scores and the causes, oldest first", async () => {
    const { client, path } = await openRankedHistory();
    const { model, data, omitted } = await readJson<History>(client.get(path));
    expect([model, omitted]).toEqual(["rice", 0]);
    expect(data.map(({ rank, score, cause }) => [rank, score, cause])).toEqual([
      [1, 10, null],
      [2, 10, "other-items"],
      [1, 30, "own-ratings"],
      [1, 30, null],
    ]);
  });

  test("equals the rankings that it names, also without caches", async () => {
    const { client, path } = await openRankedHistory();
    const cached = await readJson<History>(client.get(path));
    clearAllMemories();
    expect(await readJson<History>(client.get(path))).toEqual(cached);
    const [, second] = cached.data;
    const page = await readJson<{ data: { item: { title: string } }[] }>(
      client.get(`/rankings/${second?.ranking}`),
    );
    expect(page.data.map(({ item }) => item.title)).toEqual(["Rival", "Item"]);
  });

  test("keeps the first and the last ranking if it returns fewer points", async () => {
    const { client, path } = await openRankedHistory();
    const { data: all } = await readJson<History>(client.get(path));
    const { data } = await readJson<History>(client.get(`${path}&points=2`));
    expect(data.map(({ ranking }) => ranking)).toEqual([all[0]?.ranking, all.at(-1)?.ranking]);
  });

  test.each(["points=1", "points=31", "points=x"])("rejects %s", async (query) => {
    const { client, path } = await openHistory();
    const response = await client.get(`${path}/history?${query}`);
    expect(response.status).toBe(400);
    const { errors } = await readJson<Problem>(response);
    expect(errors?.[0]?.parameter).toBe("points");
  });
});
