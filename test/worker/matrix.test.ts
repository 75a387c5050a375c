import { describe, expect, test } from "vitest";
import {
  type Client,
  createItems,
  openWorkspace,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type MatrixView = {
  readonly generation: number;
  readonly count: number;
  readonly quadrants: readonly {
    readonly key: string;
    readonly name: string;
    readonly count: number;
    readonly items: readonly {
      readonly rank: number;
      readonly x: number;
      readonly y: number;
      readonly item: { readonly id: string; readonly title: string; readonly status: string };
    }[];
  }[];
};

const seeds = [
  { title: "A", team: "red", ratings: { value_points: 9, effort_points: 2 } },
  { title: "B", team: "blue", ratings: { value_points: 8, effort_points: 8 } },
  { title: "C", team: "red", ratings: { value_points: 2, effort_points: 1 } },
  { title: "D", team: "red", ratings: { value_points: 8, effort_points: 4 } },
  { title: "E", team: "red", ratings: { value_points: 5.5 } },
  { title: "F", team: "blue", ratings: {} },
];

async function openBacklog(): Promise<Client> {
  const client = await openWorkspace();
  await createItems(client, seeds);
  return client;
}

function listTitles({ quadrants }: MatrixView): (readonly [string, number, string])[] {
  return quadrants.map(({ name, count, items }) => [
    name,
    count,
    items.map(({ item }) => item.title).join(""),
  ]);
}

describe("GET /ranking:matrix", () => {
  test("returns the axes, the quadrants with their items, and the items left out", async () => {
    const client = await openBacklog();
    const response = await client.get("/ranking:matrix?preset=value-effort&model=value-effort");
    const matrix = await readJson<MatrixView>(response);
    expect(response.headers.get("ordinal-generation")).toBe(String(matrix.generation));
    expect(matrix).toMatchObject({
      model: "value-effort",
      revision: 1,
      preset: "value-effort",
      x: {
        key: "effort_points",
        name: "Effort",
        unit: "points",
        direction: "down",
        threshold: 5.5,
        threshold_source: "preset",
      },
      y: { key: "value_points", direction: "up", threshold: 5.5, threshold_source: "preset" },
      count: 6,
      left_out: { count: 2, without_x: 2, without_y: 1 },
    });
    expect(listTitles(matrix)).toEqual([
      ["Quick win", 2, "AD"], // 9 / 2, then 8 / 4
      ["Big bet", 1, "B"],
      ["Fill-in", 1, "C"],
      ["Time sink", 0, ""],
    ]);
    expect(matrix.quadrants[1]?.items).toEqual([
      {
        rank: 4, // after A, and C and D, which are tied at 2
        x: 8,
        y: 8,
        item: { id: expect.stringMatching(/^itm_/), title: "B", status: "open" },
      },
    ]);
  });

  test("accepts axes, thresholds, directions, names and a limit", async () => {
    const client = await openBacklog();
    const query =
      "x=effort_points&y=value_points&x_threshold=4&y_threshold=median&x_direction=up" +
      "&x_low_y_high=Do%20it&limit=1&model=value-effort";
    const matrix = await readJson<MatrixView>(client.get(`/ranking:matrix?${query}`));
    expect(matrix).toMatchObject({
      preset: null,
      x: { direction: "up", threshold: 4, threshold_source: "request" },
      y: { threshold: 8, threshold_source: "median" }, // of 2, 8, 8, 9
    });
    expect(listTitles(matrix)).toEqual([
      ["High value, high effort", 2, "D"],
      ["Do it", 1, "A"],
      ["Low value, high effort", 0, ""],
      ["Low value, low effort", 1, "C"],
    ]);
  });

  test("keeps medians and ranks when a filter selects items", async () => {
    const client = await openBacklog();
    const path = "/ranking:matrix?x=effort_points&y=value_points&model=value-effort";
    const all = await readJson<MatrixView>(client.get(path));
    const red = await readJson<MatrixView>(client.get(`${path}&team=red`));
    expect(red).toMatchObject({ count: 4, left_out: { count: 1 } });
    expect(red).toMatchObject({ x: { threshold: 3 }, y: { threshold: 8 } }); // 1 2 4 8, 2 8 8 9
    const pick = ({ quadrants }: MatrixView) => quadrants.flatMap(({ items }) => items);
    expect(pick(red)).toEqual(pick(all).filter(({ item }) => item.title !== "B"));
  });

  test("shows scores of custom models, and their criteria", async () => {
    const client = await openWorkspace();
    const criteria = [{ key: "joy", name: "Joy", unit: "smiles", max: 5 }];
    await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
    await createItems(client, [
      { title: "A", ratings: { joy: 5, effort: 1 } },
      { title: "B", ratings: { joy: 1, effort: 3 } },
    ]);
    const scored = await readJson(client.get("/ranking:matrix?x=effort&y=score:mine"));
    expect(scored).toMatchObject({ model: "qvf-classic", y: { key: "score:mine" } });
    const unrated = await readJson(client.get("/ranking:matrix?x=joy&y=score&model=mine"));
    expect(unrated).toMatchObject({ x: { name: "Joy", unit: "smiles" }, y: { key: "score:mine" } });
  });

  test("places children of a parent", async () => {
    const client = await openWorkspace();
    const [parent] = await createItems(client, [{ title: "P" }]);
    const { id } = requireValue(parent);
    await createItems(client, [{ title: "A", parent: id, ratings: { reach: 1, effort: 1 } }]);
    const path = `/ranking:matrix?x=effort&y=reach&parent=${id}`;
    expect(await readJson(client.get(path))).toMatchObject({ count: 1, left_out: { count: 0 } });
    const unknown = path.replace(id, "itm_01jd3wq2f8e5avb1j0yqk3n9ds");
    expect((await client.get(unknown)).status).toBe(404);
  });

  test("returns empty quadrants for an empty workspace", async () => {
    const client = await openWorkspace();
    const matrix = await readJson<MatrixView>(client.get("/ranking:matrix?preset=eisenhower"));
    expect(matrix).toMatchObject({ count: 0, x: { threshold: null }, y: { threshold: null } });
    expect(listTitles(matrix)).toEqual([
      ["Do", 0, ""],
      ["Schedule", 0, ""],
      ["Delegate", 0, ""],
      ["Eliminate", 0, ""],
    ]);
  });

  test("rejects unknown criteria and models, and equal axes", async () => {
    const client = await openBacklog();
    const cases: readonly (readonly [string, string, string])[] = [
      ["x=efort_points&y=value_points", "x", 'Did you mean "effort_points"?'],
      [
        "x=effort_points&y=moon_phase",
        "y",
        "Send a criterion with ratings: effort_points, value_points.",
      ],
      ["x=effort_points&y=score:dice", "y", 'There is no model "dice".'],
      ["x=coverage:weighted&y=effort_points", "x", "needs a definition"],
      ["x=effort_points&y=effort_points", "y", "Both axes"],
      ["x=score&y=score:rice&model=rice", "y", "Both axes"],
      ["preset=value-effort&model=dice", "model", 'There is no model "dice".'],
    ];
    for (const [query, parameter, detail] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- a few requests
      const problem = await readProblem(client.get(`/ranking:matrix?${query}`));
      expect([problem.status, listErrorLocations(problem)]).toEqual([422, [{ parameter }]]);
      expect(problem.detail).toContain(detail);
    }
  });
});
