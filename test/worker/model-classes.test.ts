import { describe, expect, test } from "vitest";
import {
  type Client,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  type Problem,
} from "../environments/worker.ts";

type RankedItem = {
  readonly score: number | null;
  readonly category: string | null;
  readonly tied_with: number;
  readonly item: { readonly title: string };
};

type Page = { readonly data: readonly RankedItem[] };

/** Items whose RICE score is their reach. */
const backlog = [
  { title: "Dark mode", ratings: { moscow: 1, reach: 900, impact: 1, confidence: 1, effort: 1 } },
  { title: "Log in", ratings: { moscow: 3, reach: 20, impact: 1, confidence: 1, effort: 1 } },
  { title: "Pay", ratings: { moscow: 3, reach: 50, impact: 1, confidence: 1, effort: 1 } },
  { title: "Audit trail", ratings: { moscow: 3 } },
  { title: "Export", ratings: { moscow: 2, reach: 1, impact: 1, confidence: 1, effort: 1 } },
  { title: "Blog", ratings: { moscow: 0, reach: 999, impact: 1, confidence: 1, effort: 1 } },
  { title: "Unrated", ratings: {} },
];

const expected = [
  ["Pay", "Must", 3], // RICE 50
  ["Log in", "Must", 3], // RICE 20
  ["Audit trail", "Must", 3], // no RICE
  ["Export", "Should", 2],
  ["Dark mode", "Could", 1],
  ["Blog", "Won't", 0],
  ["Unrated", null, null],
];

async function openMoscowWorkspace(): Promise<Client> {
  const client = await openWorkspace();
  await createItems(client, backlog);
  const response = await client.send("POST", "/models", {
    id: "release",
    kind: "moscow",
    tie_break: "rice",
  });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({
    kind: "moscow",
    tie_break: "rice",
    classes: ["Must", "Should", "Could", "Won't"],
    is_relative: false,
  });
  return client;
}

function listRows({ data }: Page) {
  return data.map(({ item, category, score }) => [item.title, category, score]);
}

describe("a model with classes", () => {
  test("ranks by class, breaks ties by another model, and returns the class", async () => {
    const client = await openMoscowWorkspace();
    const page = await readJson<Page>(client.get("/ranking?model=release"));
    expect(listRows(page)).toEqual(expected);
    expect(page.data[0]?.tied_with).toBe(2);
  });

  test("ranks the same after the queue has published the ranking", async () => {
    const client = await openMoscowWorkspace();
    await client.get("/ranking?model=release");
    await createItem(client, { title: "Search", ratings: { moscow: 2 } });
    await client.environment.drain();
    const page = await readJson<Page>(client.get("/ranking?model=release"));
    expect(listRows(page)).toEqual(expected.toSpliced(4, 0, ["Search", "Should", 2]));
  });

  test("returns the class in an explanation and in a what-if", async () => {
    const client = await openMoscowWorkspace();
    const { data } = await readJson<{ data: { id: string; title: string }[] }>(
      client.get("/items"),
    );
    const pay = data.find(({ title }) => title === "Pay");
    const score = await readJson(client.get(`/items/${pay?.id}/score?model=release`));
    expect(score).toMatchObject({
      value: 3,
      category: "Must",
      reason: "Must: RICE breaks ties and gives 50.",
    });
    const whatIf = { model: "release", tie_break: "wsjf", limit: 4 };
    const page = await readJson<Page>(client.send("POST", "/ranking:whatif", whatIf));
    // No item has WSJF ratings, so older items come first within a class.
    expect(listRows(page)).toEqual([
      ["Log in", "Must", 3],
      ["Pay", "Must", 3],
      ["Audit trail", "Must", 3],
      ["Export", "Should", 2],
    ]);
  });

  test("rejects a tie break that needs its own definition, and points at the field", async () => {
    const client = await openWorkspace();
    const response = client.send("POST", "/models", {
      id: "x",
      kind: "moscow",
      tie_break: "weighted",
    });
    const { status, errors } = await readJson<Problem>(response);
    expect([status, errors?.[0]?.pointer]).toEqual([422, "/tie_break"]);
  });

  test("ranks by the creation date that D1 stores", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "Few", ratings: { votes: 4 } });
    await createItem(client, { title: "Many", ratings: { votes: 8 } });
    await createItem(client, { title: "None", ratings: {} });
    const page = await readJson<Page>(client.get("/ranking?model=trending"));
    expect(page.data.map(({ item }) => item.title)).toEqual(["Many", "Few", "None"]);
  });
});
