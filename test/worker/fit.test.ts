import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
} from "../environments/worker.ts";
import { errorLocations, readProblem } from "./problems.ts";

type Named = { readonly id: string; readonly title: string };

type FitView = {
  readonly capacity: number;
  readonly used: number;
  readonly value: number;
  readonly is_exact: boolean;
  readonly upper_bound: number;
  readonly gap: number;
  readonly method: string;
  readonly candidates: number;
  readonly chosen: readonly {
    readonly rank: number;
    readonly value: number | null;
    readonly size: number;
    readonly item: Named;
    readonly person?: { readonly id?: string; readonly name: string };
  }[];
  readonly left_out: readonly {
    readonly reason: string;
    readonly item: Named;
    readonly blocked_by: readonly string[];
  }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly people?: readonly { readonly name: string; readonly used: number }[];
  readonly cycles: readonly (readonly string[])[];
  readonly warnings: readonly { readonly code: string }[];
};

/** A (5 for 5), B (4 for 3), C (3 for 2), D (2 for 4), E (not sized): the score is the value. */
const seeds = [
  { title: "A", size: 5, value: 5, labels: ["ui"] },
  { title: "B", size: 3, value: 4, labels: ["db", "urgent"] },
  { title: "C", size: 2, value: 3, labels: [] },
  { title: "D", size: 4, value: 2, labels: [] },
  { title: "E", size: undefined, value: 1, labels: [] },
];

async function openBacklog(): Promise<{ client: Client; items: readonly ItemView[] }> {
  const client = await openWorkspace(openWorkerEnvironment(), "cd3");
  const items = await createItems(
    client,
    seeds.map(({ title, size, value, labels }) => ({
      title,
      labels,
      external_id: title,
      size,
      ratings: { cost_of_delay: value, duration: 1, worth: 10 - value },
    })),
  );
  return { client, items };
}

async function fitOf(client: Client, body: object): Promise<FitView> {
  const answer = await client.send("POST", "/ranking:fit", body);
  expect(answer.status).toBe(200);
  return readJson(answer);
}

function titlesOf({ chosen }: FitView): string[] {
  return chosen.map(({ item }) => item.title);
}

function reasonsOf({ left_out }: FitView): Record<string, string> {
  return Object.fromEntries(left_out.map(({ item, reason }) => [item.title, reason]));
}

describe("a release", () => {
  test("is what fits and is worth most, and says why the rest is not in it", async () => {
    const { client } = await openBacklog();
    const fit = await fitOf(client, { capacity: 6 });
    expect(titlesOf(fit)).toEqual(["B", "C"]); // 4 + 3 for 5 of 6; A alone is worth 5
    expect(fit).toMatchObject({ used: 5, value: 7, is_exact: true, upper_bound: 7, gap: 0 });
    expect(fit).toMatchObject({ capacity: 6, candidates: 5, method: "table", warnings: [] });
    expect(fit.chosen[0]).toMatchObject({ rank: 2, value: 4, size: 3, item: { status: "open" } });
    expect(reasonsOf(fit)).toEqual({ A: "no capacity", D: "no capacity", E: "no size" });
    expect(fit.counts).toEqual({ "no capacity": 2, "no size": 1 });
  });

  test("may be worth what a criterion says, of those that pass a filter", async () => {
    const { client } = await openBacklog();
    const fit = await fitOf(client, { capacity: 6, value: "worth" });
    expect(titlesOf(fit)).toEqual(["C", "D"]); // 7 + 8 for 6; B and C would be 6 + 7
    const filtered = await fitOf(client, { capacity: 6, filters: { label: "ui" } });
    expect(titlesOf(filtered)).toEqual(["A"]);
    expect(filtered.candidates).toBe(1);
    expect(titlesOf(await fitOf(client, { capacity: 6, candidates: 1 }))).toEqual(["A"]);
  });

  test("may be worth what follows from ratings, and is refused by what nobody rated", async () => {
    const { client } = await openBacklog();
    const flows = { investment: 10, cash_flow_1: 33, discount_rate: 0.1 };
    await client.send("PUT", "/items/external/D", { ratings: flows });
    const fit = await fitOf(client, { capacity: 6, value: "npv" });
    expect(fit.chosen).toMatchObject([{ item: { title: "D" } }]);
    expect(fit.value).toBeCloseTo(20, 9); // 33 / 1.1 − 10
    const body = { capacity: 6, value: "moon_phase" };
    const problem = await readProblem(client.send("POST", "/ranking:fit", body));
    expect([problem.status, ...errorLocations(problem)]).toEqual([422, { pointer: "/value" }]);
  });

  test("takes nothing without what it waits for, wherever that stands", async () => {
    const { client, items } = await openBacklog();
    await client.send("PUT", "/items/external/B", { blocked_by: ["D"] });
    await client.send("PUT", "/items/external/C", { blocked_by: ["E"] });
    const fit = await fitOf(client, { capacity: 7, candidates: 3 });
    expect(fit.candidates).toBe(5); // the best three, and what two of them wait for
    expect(titlesOf(fit)).toEqual(["B", "D"]); // 4 + 2 for 7; A alone is worth 5
    expect(reasonsOf(fit)).toEqual({ A: "no capacity", C: "blocked", E: "no size" });
    const blocked = fit.left_out.find(({ item }) => item.title === "C");
    expect(blocked?.blocked_by).toEqual([items[4]?.id]);
    await client.send("PUT", "/items/external/E", { status: "Done" });
    expect(titlesOf(await fitOf(client, { capacity: 2 }))).toEqual(["C"]);
  });

  test("does not follow links that go round in circles, and says so", async () => {
    const { client, items } = await openBacklog();
    await client.send("PUT", "/items/external/B", { blocked_by: ["C"] });
    await client.send("PUT", "/items/external/C", { blocked_by: ["B"] });
    const fit = await fitOf(client, { capacity: 2 });
    expect(titlesOf(fit)).toEqual(["C"]);
    expect(fit.cycles).toEqual([[items[1]?.id, items[2]?.id]]);
    expect(fit.warnings.map(({ code }) => code)).toEqual(["cycles"]);
  });

  test("warns where Musts take more than 60 %, or do not fit", async () => {
    const { client } = await openBacklog();
    await client.send("PUT", "/items/external/B", { ratings: { moscow: 2.5 } }); // counts as 3
    expect((await fitOf(client, { capacity: 5 })).warnings).toEqual([]); // 3 of 5 is 60 %
    const four = await fitOf(client, { capacity: 4 }); // 3 of 4 is 75 %
    expect(four.warnings.map(({ code }) => code)).toEqual(["must-share"]);
    const two = await fitOf(client, { capacity: 2 });
    expect(two.warnings.map(({ code }) => code)).toEqual(["must-left-out"]);
  });

  test("is given to people who can do it and have room", async () => {
    const { client } = await openBacklog();
    const people = [
      { name: "Ana", skills: ["ui"], capacity: 5 },
      { name: "Bo", skills: ["db"], capacity: 3.5 },
    ];
    const fit = await fitOf(client, { people });
    expect(fit.capacity).toBe(8.5);
    expect(fit.chosen.map(({ item, person }) => [item.title, person?.name])).toEqual([
      ["A", "Ana"],
      ["B", "Bo"],
    ]);
    expect(fit.people).toEqual([
      { name: "Ana", capacity: 5, used: 5 },
      { name: "Bo", capacity: 3.5, used: 3 },
    ]);
    const unable = await fitOf(client, {
      people: [...people, { name: "Cy", skills: ["urgent"], capacity: 4 }],
    });
    expect(reasonsOf(unable)["B"]).toBe("no skill");
  });

  test("may be given to the workspace's own people, and be no larger than they have room", async () => {
    const { client } = await openBacklog();
    const person = await readJson<{ id: string }>(
      client.send("POST", "/people", { name: "Ana", skills: ["ui", "db"], capacity: 5 }),
    );
    const fit = await fitOf(client, { people: true, capacity: 100 });
    expect(fit).toMatchObject({ capacity: 5, used: 5, value: 7 });
    expect(fit.chosen.map(({ person: who }) => who)).toEqual([
      { id: person.id, name: "Ana" },
      { id: person.id, name: "Ana" },
    ]);
  });

  test("of nothing, or of no capacity, is empty", async () => {
    const nothing = await fitOf(await openWorkspace(), { capacity: 5 });
    expect(nothing).toMatchObject({ chosen: [], left_out: [], value: 0, is_exact: true });
    const { client } = await openBacklog();
    expect(await fitOf(client, { capacity: 0 })).toMatchObject({ chosen: [], is_exact: true });
  });

  test.each([
    [{}, 422, "/capacity"],
    [{ capacity: -1 }, 422, "/capacity"],
    [{ capacity: "5" }, 422, "/capacity"],
    [{ capacity: 1e13 }, 422, "/capacity"],
    [{ capacity: 5, value: "Worth" }, 422, "/value"],
    [{ capacity: 5, candidates: 0 }, 422, "/candidates"],
    [{ capacity: 5, candidates: 10_001 }, 422, "/candidates"],
    [{ capacity: 5, filters: { label: "" } }, 422, "/filters/label"],
    [{ capacity: 5, filters: { colour: "red" } }, 400, "/filters/colour"],
    [{ people: false }, 422, "/people"],
    [{ people: "all" }, 422, "/people"],
    [{ people: true }, 422, "/people"], // there is nobody
    [{ people: [], capacity: 5 }, 422, "/people"],
    [{ size: 5 }, 400, "/size"],
  ])("asked for with %j is refused at its place", async (body, status, pointer) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("POST", "/ranking:fit", body));
    expect([problem.status, ...errorLocations(problem)]).toEqual([status, { pointer }]);
  });

  test("of a parent, or a model, that is not there is refused", async () => {
    const client = await openWorkspace();
    const parent = "itm_01jd3wq2f8e5avb1j0yqk3n9ds";
    const filtered = client.send("POST", "/ranking:fit", { capacity: 1, filters: { parent } });
    expect((await readProblem(filtered)).status).toBe(404);
    const unknown = client.send("POST", "/ranking:fit", { capacity: 1, model: "none" });
    expect((await readProblem(unknown)).status).toBe(422);
    const person = { name: "A", capacity: -1 };
    const bad = client.send("POST", "/ranking:fit", { people: [person] });
    expect((await readProblem(bad)).status).toBe(422);
  });
});
