import { describe, expect, test } from "vitest";
import {
  type Client,
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type NamedItem = { readonly id: string; readonly title: string };

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
    readonly item: NamedItem;
    readonly blocked_by: readonly string[];
    readonly person?: { readonly id?: string; readonly name: string };
  }[];
  readonly left_out: readonly {
    readonly reason: string;
    readonly size: number | null;
    readonly item: NamedItem;
    readonly blocked_by: readonly string[];
  }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly people?: readonly { readonly name: string; readonly used: number }[];
  readonly cycles: readonly (readonly string[])[];
  readonly warnings: readonly { readonly code: string }[];
};

/**
 * Items with value and size: A (5, 5), B (4, 3), C (3, 2), D (2, 4), E (1, none). The score is the
 * value.
 */
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

async function readFit(client: Client, body: object): Promise<FitView> {
  const response = await client.send("POST", "/ranking:fit", body);
  expect(response.status).toBe(200);
  return readJson(response);
}

function listChosenTitles({ chosen }: FitView): string[] {
  return chosen.map(({ item }) => item.title);
}

function listReasons({ left_out }: FitView): Record<string, string> {
  return Object.fromEntries(left_out.map(({ item, reason }) => [item.title, reason]));
}

describe("POST /ranking:fit", () => {
  test("chooses the most valuable items that fit, and gives a reason for each other item", async () => {
    const { client } = await openBacklog();
    const fit = await readFit(client, { capacity: 6 });
    expect(listChosenTitles(fit)).toEqual(["B", "C"]); // value 4 + 3 of size 5; A alone has value 5
    expect(fit).toMatchObject({ used: 5, value: 7, is_exact: true, upper_bound: 7, gap: 0 });
    expect(fit).toMatchObject({
      capacity: 6,
      candidates: 5,
      method: "dynamic-programming",
      warnings: [],
    });
    expect(fit.chosen[0]).toMatchObject({ rank: 2, value: 4, size: 3, item: { status: "open" } });
    expect(listReasons(fit)).toEqual({ A: "no-capacity", D: "no-capacity", E: "no-size" });
    expect(fit.counts).toEqual({ "no-capacity": 2, "no-size": 1 });
  });

  test("accepts a criterion as the value, a filter and a number of candidates", async () => {
    const { client } = await openBacklog();
    const fit = await readFit(client, { capacity: 6, value: "worth" });
    expect(listChosenTitles(fit)).toEqual(["C", "D"]); // value 7 + 8 of size 6; B and C have 6 + 7
    const filtered = await readFit(client, { capacity: 6, filters: { label: "ui" } });
    expect(listChosenTitles(filtered)).toEqual(["A"]);
    expect(filtered.candidates).toBe(1);
    expect(listChosenTitles(await readFit(client, { capacity: 6, candidates: 1 }))).toEqual(["A"]);
  });

  test("accepts a derived criterion as the value, and rejects an unrated one", async () => {
    const { client } = await openBacklog();
    const flows = { investment: 10, cash_flow_1: 33, discount_rate: 0.1 };
    await client.send("PUT", "/items/external/D", { ratings: flows });
    const fit = await readFit(client, { capacity: 6, value: "npv" });
    expect(fit.chosen).toMatchObject([{ item: { title: "D" } }]);
    expect(fit.value).toBeCloseTo(20, 9); // 33 / 1.1 − 10
    const body = { capacity: 6, value: "moon_phase" };
    const problem = await readProblem(client.send("POST", "/ranking:fit", body));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([422, { pointer: "/value" }]);
  });

  test("chooses no item without its blockers, which may be outside the candidates", async () => {
    const { client, items } = await openBacklog();
    await client.send("PUT", "/items/external/B", { blocked_by: ["D"] });
    await client.send("PUT", "/items/external/C", { blocked_by: ["E"] });
    const fit = await readFit(client, { capacity: 7, candidates: 3 });
    expect(fit.candidates).toBe(5); // the best three and the blockers of two
    expect(listChosenTitles(fit)).toEqual(["B", "D"]); // value 4 + 2 of size 7; A alone has value 5
    expect(listReasons(fit)).toEqual({ A: "no-capacity", C: "blocked", E: "no-size" });
    const blocked = fit.left_out.find(({ item }) => item.title === "C");
    expect(blocked?.blocked_by).toEqual([items[4]?.id]);
    expect(fit.chosen.map(({ blocked_by: ids }) => ids)).toEqual([[items[3]?.id], []]);
    expect(fit.left_out.map(({ size }) => size)).toEqual([5, 2, null]);
    await client.send("PUT", "/items/external/E", { status: "Done" });
    expect(listChosenTitles(await readFit(client, { capacity: 2 }))).toEqual(["C"]);
  });

  test("ignores links in a cycle and reports the cycle", async () => {
    const { client, items } = await openBacklog();
    await client.send("PUT", "/items/external/B", { blocked_by: ["C"] });
    await client.send("PUT", "/items/external/C", { blocked_by: ["B"] });
    const fit = await readFit(client, { capacity: 2 });
    expect(listChosenTitles(fit)).toEqual(["C"]);
    expect(fit.cycles).toEqual([[items[1]?.id, items[2]?.id]]);
    expect(fit.warnings.map(({ code }) => code)).toEqual(["cycles"]);
  });

  test("warns if Must items take more than 60 % of the capacity or do not fit", async () => {
    const { client } = await openBacklog();
    await client.send("PUT", "/items/external/B", { ratings: { moscow: 2.5 } }); // counts as 3
    expect((await readFit(client, { capacity: 5 })).warnings).toEqual([]); // 3 of 5 is 60 %
    const fitOfFour = await readFit(client, { capacity: 4 }); // 3 of 4 is 75 %
    expect(fitOfFour.warnings.map(({ code }) => code)).toEqual(["must-share"]);
    const fitOfTwo = await readFit(client, { capacity: 2 });
    expect(fitOfTwo.warnings.map(({ code }) => code)).toEqual(["must-left-out"]);
  });

  test("assigns items to people with the skills and the capacity", async () => {
    const { client } = await openBacklog();
    const people = [
      { name: "Ana", skills: ["ui"], capacity: 5 },
      { name: "Bo", skills: ["db"], capacity: 3.5 },
    ];
    const fit = await readFit(client, { people });
    expect(fit.capacity).toBe(8.5);
    expect(fit.chosen.map(({ item, person }) => [item.title, person?.name])).toEqual([
      ["A", "Ana"],
      ["B", "Bo"],
    ]);
    expect(fit.people).toEqual([
      { name: "Ana", capacity: 5, used: 5 },
      { name: "Bo", capacity: 3.5, used: 3 },
    ]);
    const withoutSkill = await readFit(client, {
      people: [...people, { name: "Cy", skills: ["urgent"], capacity: 4 }],
    });
    expect(listReasons(withoutSkill)["B"]).toBe("no-skill");
  });

  test("assigns items to the people of the workspace, up to their capacity", async () => {
    const { client } = await openBacklog();
    const person = await readJson<{ id: string }>(
      client.send("POST", "/people", { name: "Ana", skills: ["ui", "db"], capacity: 5 }),
    );
    const fit = await readFit(client, { people: true, capacity: 100 });
    expect(fit).toMatchObject({ capacity: 5, used: 5, value: 7 });
    expect(fit.chosen.map((choice) => choice.person)).toEqual([
      { id: person.id, name: "Ana" },
      { id: person.id, name: "Ana" },
    ]);
  });

  test("chooses nothing in an empty workspace or without capacity", async () => {
    const emptyFit = await readFit(await openWorkspace(), { capacity: 5 });
    expect(emptyFit).toMatchObject({ chosen: [], left_out: [], value: 0, is_exact: true });
    const { client } = await openBacklog();
    expect(await readFit(client, { capacity: 0 })).toMatchObject({ chosen: [], is_exact: true });
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
    [{ people: true }, 422, "/people"], // the workspace has no people
    [{ people: [], capacity: 5 }, 422, "/people"],
    [{ size: 5 }, 400, "/size"],
    [{ capacity: 5, model: "none" }, 422, "/model"],
    [{ capacity: 5, model: "rice", revision: 2 }, 422, "/revision"],
  ])("rejects %j and points at the field", async (body, status, pointer) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("POST", "/ranking:fit", body));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([status, { pointer }]);
  });

  test("rejects an unknown parent and an invalid person", async () => {
    const client = await openWorkspace();
    const parent = "itm_01jd3wq2f8e5avb1j0yqk3n9ds";
    const filtered = client.send("POST", "/ranking:fit", { capacity: 1, filters: { parent } });
    expect((await readProblem(filtered)).status).toBe(404);
    const person = { name: "A", capacity: -1 };
    const invalidPerson = client.send("POST", "/ranking:fit", { people: [person] });
    expect((await readProblem(invalidPerson)).status).toBe(422);
  });
});
