import { describe, expect, test } from "vitest";
import { checkVersion, listVersions } from "../../src/core/expected-version.ts";

const item = { noun: "item", version: 3 };

describe("an existing resource", () => {
  test.each([undefined, "*" as const, [3], [1, 3]])("is accepted by %j", (expected) => {
    expect(() => checkVersion(expected, item)).not.toThrow();
  });

  test.each([
    ["none" as const, "If-None-Match", "The item exists."],
    [[2], "If-Match", "The item is at version 3, not 2."],
    [[1, 4], "If-Match", "not 1 or 4."],
  ])("is rejected by %j, which names the header %s", (expected, header, text) => {
    const faults = [{ header, detail: expect.stringContaining(text) }];
    expect(() => checkVersion(expected, item)).toThrow(
      expect.objectContaining({ kind: "precondition-failed", faults }),
    );
  });
});

test.each([
  [undefined, undefined],
  ["*" as const, undefined],
  [
    [1, 2],
    [1, 2],
  ],
])("a store may change %j at the versions %j", (expected, versions) => {
  expect(listVersions(expected)).toEqual(versions);
});
