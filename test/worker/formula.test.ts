import { expect, test } from "vitest";
import {
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  requireValue,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

const model = {
  id: "mine",
  kind: "formula",
  expression: "(value * 2 + urgency) / max(effort, 1)",
  criteria: [{ key: "value" }, { key: "urgency", max: 5 }, { key: "effort", direction: "down" }],
};

type Page = {
  readonly data: readonly { readonly item: ItemView; readonly score: number | null }[];
};

test("a formula model ranks, explains scores and limits ratings", async () => {
  const client = await openWorkspace();
  const items = await createItems(client, [
    { title: "Small", ratings: { value: 1, urgency: 1, effort: 5 } },
    { title: "Large", ratings: { value: 8, urgency: 3, effort: 5 } },
    { title: "Unrated", ratings: { value: 8, urgency: 3 } },
  ]);
  const created = client.send("POST", "/models", model);
  expect((await created).status).toBe(201);
  expect(await readJson(created)).toMatchObject({ kind: "formula", expression: model.expression });
  const { data } = await readJson<Page>(client.get("/ranking?model=mine"));
  expect(data.map(({ item, score }) => [item.title, score])).toEqual([
    ["Large", 3.8], // (8 · 2 + 3) / 5
    ["Small", 0.6], // (1 · 2 + 1) / 5
    ["Unrated", null],
  ]);
  const explanation = await readJson<{ readonly formula: string; readonly score: number }>(
    client.get(`/items/${requireValue(items[1]).id}/score?model=mine`),
  );
  expect(explanation).toMatchObject({ formula: "(8 * 2 + 3) / max(5, 1) = 3.8" });
  const unrated = client.get(`/items/${requireValue(items[2]).id}/score?model=mine`);
  expect(await readJson(unrated)).toMatchObject({ reason: "No score: effort is missing." });
  const rated = client.send("POST", "/items", { title: "A", ratings: { urgency: 6 } });
  expect(listErrorLocations(await readProblem(rated))).toEqual([{ pointer: "/ratings/urgency" }]);
});

test("a what-if evaluates an expression without storing it", async () => {
  const client = await openWorkspace();
  await createItems(client, [
    { title: "Far", ratings: { reach: 10 } },
    { title: "Near", ratings: { reach: 1 } },
  ]);
  const whatIf = { model: "formula", expression: "-reach" };
  const { data } = await readJson<Page>(client.send("POST", "/ranking:whatif", whatIf));
  expect(data.map(({ item, score }) => [item.title, score])).toEqual([
    ["Near", -1],
    ["Far", -10],
  ]);
});

test.each([
  ["value * (urgency", "Column 9: the parenthesis opened here is never closed; add a )."],
  [
    "value.constructor",
    "Column 6: members are not supported; a name has only letters, digits and _.",
  ],
  ["value + urgensy", 'Column 9: there is no criterion "urgensy"; did you mean "urgency"?'],
  ["value + urgency / (1 - 1)", "Column 17: this divides by 0."],
  ["value + urgency && 1", "Column 17: && needs yes/no on both sides, not a number."],
  [
    "(".repeat(33) + "value",
    "Column 34: parentheses, functions, signs and choices are more than 32 levels deep; nest fewer.",
  ],
])("POST /models rejects %s and names the column", async (expression, detail) => {
  const client = await openWorkspace();
  const criteria = [{ key: "value" }, { key: "urgency" }];
  const response = client.send("POST", "/models", { ...model, criteria, expression });
  expect((await response).status).toBe(422);
  const { errors = [] } = await readProblem(response);
  expect(errors).toContainEqual({ pointer: "/expression", detail });
});

test("POST /models rejects two thousand parentheses without a stack overflow", async () => {
  const client = await openWorkspace();
  const response = client.send("POST", "/models", { ...model, expression: "(".repeat(2000) });
  expect(listErrorLocations(await readProblem(response))).toContainEqual({
    pointer: "/expression",
  });
});

test("POST /models rejects an expression above the maximum length before it parses it", async () => {
  const client = await openWorkspace();
  const response = client.send("POST", "/models", { ...model, expression: "x".repeat(2001) });
  expect(listErrorLocations(await readProblem(response))).toEqual([{ pointer: "/expression" }]);
});
