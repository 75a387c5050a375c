import { describe, expect, test } from "vitest";
import {
  type Client,
  createItem,
  type ItemView,
  openWorkspace,
  readJson,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type KanoResults = {
  readonly results: readonly {
    readonly index: number;
    readonly status: number;
    readonly item?: ItemView;
    readonly category?: string | null;
    readonly better?: number | null;
    readonly worse?: number | null;
    readonly problem?: { readonly code: string; readonly detail: string };
  }[];
  readonly counts: Readonly<Record<string, number>>;
};

/** Answers with the published numbers: A 10, O 20, M 15, I 5. */
function publishedAnswers(name: object) {
  return [
    { ...name, functional: "I like it", dysfunctional: 3, count: 10 },
    { ...name, functional: "like", dysfunctional: "dislike", count: 20 },
    { ...name, functional: "Das setze ich voraus", dysfunctional: 5, count: 15 },
    { ...name, functional: 3, dysfunctional: "live", count: 5 },
  ];
}

const publishedRatings = {
  kano_attractive: 10,
  kano_one_dimensional: 20,
  kano_must_be: 15,
  kano_indifferent: 5,
  kano_reverse: 0,
  kano_questionable: 0,
};

function send(client: Client, body: object, headers: Record<string, string> = {}) {
  return client.send("POST", "/kano-answers", body, headers);
}

async function readRatings(client: Client, id: string) {
  return (await readJson<ItemView>(client.get(`/items/${id}`))).ratings;
}

describe("POST /kano-answers", () => {
  test("writes the published numbers as ratings, and returns the class and coefficients", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "Tabs", ratings: { reach: 3 } });
    const response = await readJson<KanoResults>(
      send(client, { answers: publishedAnswers({ item: item.id }) }),
    );
    expect(response.counts).toEqual({ updated: 1, unchanged: 0, rejected: 0 });
    expect(response.results).toMatchObject([
      { index: 0, status: 200, category: "One-dimensional", better: 0.6, worse: -0.7 },
    ]);
    expect(await readRatings(client, item.id)).toEqual({ reach: 3, ...publishedRatings });
    const score = await readJson(client.get(`/items/${item.id}/score?model=kano`));
    expect(score).toMatchObject({ value: 1.3, better: 0.6, worse: -0.7 });
    const page = await readJson(client.get("/ranking?model=kano&expand=breakdown"));
    expect(page).toMatchObject({ data: [{ breakdown: { better: 0.6, worse: -0.7 } }] });
    const matrix = await readJson<{ quadrants: { name: string; count: number }[] }>(
      client.get("/ranking:matrix?model=kano&preset=kano"),
    );
    const filled = matrix.quadrants.filter(({ count }) => count > 0);
    expect(filled).toMatchObject([{ name: "One-dimensional", count: 1 }]);
  });

  test("replaces earlier answers by default, and adds to them on request", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "Tabs", external_id: "T-1", source: "jira" });
    const name = { external_id: "T-1", source: "jira" };
    const one = [{ ...name, functional: 1, dysfunctional: 5 }];
    await send(client, { answers: publishedAnswers(name) });
    await send(client, { mode: "add", answers: one });
    expect(await readRatings(client, item.id)).toMatchObject({
      kano_one_dimensional: 21,
      kano_must_be: 15,
    });
    await send(client, { answers: one });
    expect(await readRatings(client, item.id)).toMatchObject({
      kano_one_dimensional: 1,
      kano_must_be: 0,
    });
    const again = await readJson<KanoResults>(send(client, { answers: one }));
    expect(again.counts).toEqual({ updated: 0, unchanged: 1, rejected: 0 });
  });

  test("adds once for each Idempotency-Key, and counts concurrent answers exactly", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "Tabs" });
    const body = { mode: "add", answers: [{ item: id, functional: 1, dysfunctional: 5 }] };
    const key = { "idempotency-key": "once" };
    const first = await (await send(client, body, key)).text();
    const retry = await send(client, body, key);
    expect([await retry.text(), retry.headers.get("idempotency-replayed")]).toEqual([
      first,
      "true",
    ]);
    await Promise.all(Array.from({ length: 4 }, () => send(client, body)));
    expect(await readRatings(client, id)).toMatchObject({ kano_one_dimensional: 5 });
  });

  test("gives each item its own result", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "Known", external_id: "K" });
    const answers = ["NONE", "K", "NONE", "K"].map((external_id) => ({
      external_id,
      functional: "like",
      dysfunctional: "neutral",
    }));
    const { results, counts } = await readJson<KanoResults>(send(client, { answers }));
    expect(counts).toEqual({ updated: 1, unchanged: 0, rejected: 1 });
    expect(results).toMatchObject([
      { index: 0, status: 404, problem: { code: "not-found" } },
      { index: 1, status: 200, item: { ratings: { kano_attractive: 2 } } },
    ]);
    expect(results[0]?.problem?.detail).toContain('external id "NONE"');
  });

  test("rejects invalid answers with pointers, and writes nothing", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "Tabs", external_id: "T" });
    const pair = { functional: "like", dysfunctional: "dislike" };
    const cases: readonly (readonly [object, number, string])[] = [
      [
        {
          answers: [
            { item: id, ...pair },
            { item: id, ...pair, functional: "maybe" },
          ],
        },
        422,
        "/answers/1/functional",
      ],
      [
        { answers: [{ item: id, functional: 1, dysfunctional: 6 }] },
        422,
        "/answers/0/dysfunctional",
      ],
      [{ answers: [{ item: id, functional: 1 }] }, 422, "/answers/0/dysfunctional"],
      [{ answers: [{ item: id, ...pair, count: 0 }] }, 422, "/answers/0/count"],
      [{ answers: [{ item: id, external_id: "T", ...pair }] }, 422, "/answers/0/item"],
      [{ answers: [{ ...pair }] }, 422, "/answers/0/item"],
      [{ answers: [{ item: id, source: "jira", ...pair }] }, 422, "/answers/0/source"],
      [
        {
          answers: [
            { item: id, ...pair },
            { external_id: "T", ...pair },
          ],
        },
        422,
        "/answers",
      ],
      [{ answers: [{ item: id, ...pair, mood: 1 }] }, 400, "/answers/0/mood"],
      [{ answers: [] }, 422, "/answers"],
      [{ mode: "merge", answers: [{ item: id, ...pair }] }, 422, "/mode"],
    ];
    for (const [body, status, pointer] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- a few requests
      const problem = await readProblem(send(client, body));
      expect([problem.status, listErrorLocations(problem)]).toEqual([status, [{ pointer }]]);
    }
    expect((await readJson<ItemView>(client.get(`/items/${id}`))).version).toBe(1);
  });

  test("rejects answers about more than 1,000 items", async () => {
    const client = await openWorkspace();
    const answers = Array.from({ length: 1_001 }, (_, index) => ({
      external_id: `K-${index}`,
      functional: 1,
      dysfunctional: 5,
    }));
    const problem = await readProblem(send(client, { answers }));
    expect([problem.status, listErrorLocations(problem)]).toEqual([
      422,
      [{ pointer: "/answers/1000" }],
    ]);
  });

  test("reports a number of answers above the range of the criterion at the item", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "Tabs", ratings: { kano_must_be: 1e9 } });
    const answers = [{ item: id, functional: "must", dysfunctional: "dislike" }];
    const { results } = await readJson<KanoResults>(send(client, { mode: "add", answers }));
    expect(results).toMatchObject([
      { status: 422, problem: { errors: [{ pointer: "/answers/0" }] } },
    ]);
  });
});
