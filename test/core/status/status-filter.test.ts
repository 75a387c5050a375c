import { describe, expect, test } from "vitest";
import {
  createStatusTest,
  resolveScope,
  type StatusFilter,
} from "../../../src/core/status/status-filter.ts";

const map = { Parked: "backlog", Shipped: "done" } as const;

describe("the scope of a request", () => {
  test.for([
    ["no filter", {}, "open"],
    ["an open status", { status: ["parked"] }, "open"],
    ["a closed status", { status: ["SHIPPED"] }, "all"],
    ["an open and a closed status", { status: ["Parked", "Closed"] }, "all"],
    ["an open category", { status_category: ["todo"] }, "open"],
    ["a closed category", { status_category: ["todo", "cancelled"] }, "all"],
  ] as const)("with %s is by default %s", ([, filter, expected]) => {
    expect(resolveScope(undefined, filter, map)).toBe(expected);
  });

  test("is the requested one, whatever the filter names", () => {
    expect(resolveScope("open", { status: ["Shipped"] }, map)).toBe("open");
    expect(resolveScope("all", { status: ["Parked"] }, map)).toBe("all");
  });
});

describe("a filter by status", () => {
  test("passes one of several statuses, ignoring case", () => {
    expect(select({ status: ["done", "PARKED"] })).toEqual(["Parked", "Done"]);
  });

  test("passes one of several categories", () => {
    expect(select({ status_category: ["done", "backlog"] })).toEqual(["Parked", "Shipped", "Done"]);
  });

  test("requires both a status and a category", () => {
    expect(select({ status: ["Shipped", "To do"], status_category: ["done"] })).toEqual([
      "Shipped",
    ]);
  });

  test("is absent without statuses and categories", () => {
    expect(createStatusTest({}, map)).toBeUndefined();
  });
});

function select(filter: StatusFilter): readonly string[] {
  const isStatus = createStatusTest(filter, map) ?? (() => true);
  return ["Parked", "Shipped", "Done", "To do"].filter(isStatus);
}
