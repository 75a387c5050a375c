import { expect, test } from "vitest";
import { toKanoOperations } from "../../../src/flows/items/kano-operations.ts";

const pair = { functional: "like", dysfunctional: "dislike" } as const;
const counts = {
  kano_attractive: 0,
  kano_one_dimensional: 2,
  kano_must_be: 0,
  kano_indifferent: 0,
  kano_reverse: 0,
  kano_questionable: 0,
};

test("makes one operation for each item, at its first answer", () => {
  const rows = [
    { externalId: "A", ...pair },
    { externalId: "A", source: "jira", ...pair, count: 2 },
    { externalId: "A", ...pair },
  ];
  const { operations, indexes } = toKanoOperations(rows, "replace");
  expect(indexes).toEqual([0, 1]);
  const written = { externalId: "A", ratings: counts };
  expect(operations).toMatchObject([
    { kind: "upsert", isUpdateOnly: true, changes: { ...written, source: "" } },
    { kind: "upsert", isUpdateOnly: true, changes: { ...written, source: "jira" } },
  ]);
});

test("adds the numbers of answers instead of replacing them", () => {
  const { operations } = toKanoOperations([{ id: "itm_1", ...pair, count: 2 }], "add");
  expect(operations).toEqual([
    { kind: "patch", id: "itm_1", changes: { ratings: undefined }, added: counts },
  ]);
});
