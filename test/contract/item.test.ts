import { describe, expect, test } from "vitest";
import { type z } from "zod";
import {
  CriterionKey,
  ItemPatch,
  NewItem,
  Rating,
  VersionedPatch,
} from "../../src/contract/item.ts";
import { Batch, BatchOperation } from "../../src/contract/items.ts";
import { limits } from "../../src/contract/limits.ts";

const long = (length: number) => "x".repeat(length);

const ratings = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 1]));

/** Valid and invalid values of one field. */
const fields: Readonly<
  Record<string, { accepted: readonly unknown[]; rejected: readonly unknown[] }>
> = {
  title: {
    accepted: ["a", " a\n\tb ", long(limits.titleLengthMax)],
    rejected: ["", " \n", "a\0", "a\u007f", "\ud800", long(limits.titleLengthMax + 1), null, 3],
  },
  external_id: {
    accepted: ["MESOS-313", long(limits.externalIdLengthMax), null],
    rejected: ["", " ", "a\nb", long(limits.externalIdLengthMax + 1), 313],
  },
  source: {
    accepted: ["jira", "", "Azure DevOps", long(limits.sourceLengthMax), null],
    rejected: [long(limits.sourceLengthMax + 1), "a\tb", "a\u0085", 3],
  },
  type: { accepted: ["bug", "Story", "EPIC"], rejected: ["saga", "", null, 4] },
  parent: { accepted: ["itm_1", "MESOS-1", null], rejected: ["", long(201)] },
  description: {
    accepted: ["", "a\r\n\u0001", long(limits.descriptionLengthMax), null],
    rejected: ["a\0b", "\udc00", long(limits.descriptionLengthMax + 1)],
  },
  status: {
    accepted: ["open", " in QA ", "constructor", long(limits.wordLengthMax)],
    rejected: ["", " ", "__proto__", "a\0", "a\tb", "\ud800", null, long(101)],
  },
  priority: { accepted: ["high", "Critical", null], rejected: ["urgent", "", 1] },
  assignee: { accepted: ["ana", null], rejected: ["", "\u00a0", "a\u0085", long(101)] },
  team: { accepted: ["core", null], rejected: ["", "a\0", long(101)] },
  labels: {
    accepted: [[], ["a"], Array.from({ length: limits.labelsMax }, () => "a")],
    rejected: [
      [""],
      [" "],
      ["a\nb"],
      "a",
      null,
      Array.from({ length: limits.labelsMax + 1 }, () => "a"),
    ],
  },
  blocked_by: {
    accepted: [
      [],
      ["a"],
      Array.from({ length: limits.blockersMax }, (_, index) => `a${index}`),
      null,
    ],
    rejected: [[""], "a", Array.from({ length: limits.blockersMax + 1 }, () => "a")],
  },
  size: { accepted: [0.1, 1e12, null], rejected: [0, -1, "3", 1.1e12, Number.POSITIVE_INFINITY] },
  start_date: {
    accepted: ["2024-02-29", "0001-01-01", "9999-12-31", null],
    rejected: ["2023-02-29", "2024-2-9", "2024-02-29T00:00:00Z", "29.02.2024", ""],
  },
  due_date: { accepted: ["2024-02-29", null], rejected: ["2024-13-01", "2024-00-10"] },
  ratings: {
    accepted: [{}, { reach: 4 }, { reach: null }, ratings(limits.criteriaMax)],
    rejected: [
      null,
      [],
      { Reach: 4 },
      JSON.parse('{"constructor":4}'),
      { reach: "4" },
      ratings(limits.criteriaMax + 1),
    ],
  },
  number: { accepted: [], rejected: [1] },
  id: { accepted: [], rejected: ["itm_01h455vb4pex5vsknk084sn02q"] },
};

describe.for(Object.entries(fields))("%s", ([name, { accepted, rejected }]) => {
  test("is accepted in a new item and in a patch", () => {
    const results = accepted.map((value) => [
      isAccepted(NewItem, { title: "a", [name]: value }),
      isAccepted(ItemPatch, { [name]: value }),
    ]);
    expect(results).toEqual(accepted.map(() => [true, true]));
  });

  test("is rejected in a new item and in a patch, at its own pointer", () => {
    const pointers = rejected.map((value) => [
      listFaultyFields(NewItem, { title: "a", [name]: value }),
      listFaultyFields(ItemPatch, { [name]: value }),
    ]);
    expect(pointers).toEqual(rejected.map(() => [[name], [name]]));
  });
});

test("requires a title in a new item and nothing in a patch", () => {
  expect(listFaultyFields(NewItem, {})).toEqual(["title"]);
  expect(isAccepted(ItemPatch, {})).toBe(true);
});

test("lower-cases types and priorities and keeps other texts unchanged", () => {
  const item = { title: " A ", type: "Bug", priority: "HIGH", status: "Open", labels: [" b "] };
  expect(NewItem.parse(item)).toEqual({ ...item, type: "bug", priority: "high" });
});

test.for<[unknown, boolean]>([
  [0, true],
  [-0, true],
  [1e12, true],
  [-1e12, true],
  [1.000_001e12, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
  ["3", false],
  [null, false],
  [true, false],
  [{ low: 1, likely: 2, high: 3 }, true],
  [{ low: 2, likely: 2, high: 2 }, true],
  [{ low: 3, likely: 2, high: 4 }, false],
  [{ low: 1, likely: 4, high: 3 }, false],
  [{ low: 1, high: 3 }, false],
  [{ low: 1, likely: 2, high: 3, most: 4 }, false],
  [{ low: 1, likely: 2, high: 1.1e12 }, false],
])("accepts a rating of %o: %o", ([value, expected]) => {
  expect(isAccepted(Rating, value)).toBe(expected);
});

test.for<[string, boolean]>([
  ["reach", true],
  ["a", true],
  ["okr_2", true],
  ["constructor", false],
  [`a${long(59)}`, true],
  [`a${long(60)}`, false],
  ["__proto__", false],
  ["2fast", false],
  ["Reach", false],
  ["user value", false],
  ["größe", false],
  ["", false],
])("accepts a criterion with the key %j: %o", ([key, expected]) => {
  expect(isAccepted(CriterionKey, key)).toBe(expected);
});

test("accepts an expected version from 1 in a patch", () => {
  expect(isAccepted(VersionedPatch, { expected_version: 1 })).toBe(true);
  expect(listFaultyFields(VersionedPatch, { expected_version: 0 })).toEqual(["expected_version"]);
  expect(listFaultyFields(VersionedPatch, { expected_version: 1.5 })).toEqual(["expected_version"]);
  expect(listFaultyFields(ItemPatch, { expected_version: 1 })).toEqual(["expected_version"]);
});

const id = "itm_01h455vb4pex5vsknk084sn02q";

test.for<[string, unknown, boolean]>([
  ["creates", { op: "create", item: { title: "a" } }, true],
  ["patches", { op: "patch", id, patch: { title: "a" } }, true],
  ["patches one version", { op: "patch", id, patch: {}, expected_version: 3 }, true],
  ["deletes", { op: "delete", id, expected_version: 3 }, true],
  ["creates nothing", { op: "create" }, false],
  ["creates a version", { op: "create", item: { title: "a" }, expected_version: 1 }, false],
  ["patches without an id", { op: "patch", patch: {} }, false],
  ["deletes by another id", { op: "delete", id: "wsp_01h455vb4pex5vsknk084sn02q" }, false],
  ["does something else", { op: "upsert", id, patch: {} }, false],
])("accepts or rejects an operation that %s", ([, operation, expected]) => {
  expect(isAccepted(BatchOperation, operation)).toBe(expected);
});

test("converts the words of a criterion to ratings", () => {
  const words = { moscow: "Won't", impact: " HIGH ", confidence: "Medium" };
  const { data } = NewItem.safeParse({
    title: "a",
    ratings: { ...words, job_size: 3, upkeep: null },
  });
  const numbers = { moscow: 0, impact: 2, confidence: 0.8, job_size: 3, upkeep: null };
  expect(data?.ratings).toEqual(numbers);
});

const plain = "A rating must be a number, or {low, likely, high}.";
const listed = "must be a number, {low, likely, high}, or one of:";

test.for([
  ["moscow", "perhaps", `A rating of moscow ${listed} must, should, could, wont.`],
  ["moscow", "constructor", `A rating of moscow ${listed} must, should, could, wont.`],
  ["impact", "vast", `A rating of impact ${listed} massive, high, medium, low, minimal.`],
  ["confidence", "sure", `A rating of confidence ${listed} high, medium, low.`],
  ["impact", true, plain],
  ["job_size", "must", plain],
  ["delight", "high", plain],
] as const)("rejects %s of %j and lists the words of the criterion", ([key, word, message]) => {
  const { error } = NewItem.safeParse({ title: "a", ratings: { [key]: word } });
  expect(error?.issues).toMatchObject([{ path: ["ratings", key], message }]);
});

test("accepts 1 to 1,000 operations in a batch without validating them", () => {
  expect(isAccepted(Batch, buildBatch(1))).toBe(true);
  expect(isAccepted(Batch, buildBatch(1_000))).toBe(true);
  expect(isAccepted(Batch, buildBatch(0))).toBe(false);
  expect(isAccepted(Batch, buildBatch(1_001))).toBe(false);
});

function buildBatch(length: number) {
  return { operations: Array.from({ length }, () => "anything") };
}

function isAccepted(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

/** Returns the names of invalid and unknown fields. */
function listFaultyFields(schema: z.ZodType, value: unknown): unknown[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  const names = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : issue.path.slice(0, 1),
  );
  return [...new Set(names)];
}
