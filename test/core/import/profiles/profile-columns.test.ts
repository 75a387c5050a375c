import { describe, expect, test } from "vitest";
import { generic } from "../../../../src/core/import/profiles/generic.ts";
import { ProfileColumns } from "../../../../src/core/import/profiles/profile-columns.ts";
import { type Profile } from "../../../../src/core/import/profiles/profile.ts";

const profile: Profile = {
  ...generic,
  skips: [
    { column: "Archived", values: ["true", "yes"], reason: "archived cards" },
    { column: "pull_request", reason: "pull requests" },
  ],
  completion: { columns: ["Completed At", "completed"], status: "Completed" },
  categoryColumns: ["Status Category"],
};

const open = (...columns: string[]) => new ProfileColumns(profile, columns);

describe("findSkipReason", () => {
  test.each([
    [["TRUE", ""], "archived cards"],
    [[" Yes ", ""], "archived cards"],
    [[true, undefined], "archived cards"],
    [["false", ""], undefined],
    [["", "https://example.org/1"], "pull requests"],
    [[undefined, { url: "https://example.org/1" }], "pull requests"],
    [[null, null], undefined],
    [[undefined, []], undefined],
  ])("of the cells %j is %s", (cells, reason) => {
    expect(open("archived", "Pull request").findSkipReason(cells)).toBe(reason);
  });

  test("is absent in a file without these columns", () => {
    expect(open("title").findSkipReason(["true"])).toBeUndefined();
  });
});

describe("findCompletedStatus", () => {
  test.each([
    ["2026-09-03", "Completed"],
    [true, "Completed"],
    ["FALSE", undefined],
    [false, undefined],
    ["", undefined],
    [null, undefined],
  ])("of the cell %j is %s", (cell, status) => {
    expect(open("Completed at").findCompletedStatus([cell])).toBe(status);
  });
});

test("reads the tracker's own category of a status", () => {
  const columns = open("Status Category", "x");
  expect(columns.findCategory(["In Progress"])).toBe("doing");
  expect(columns.findCategory([{ name: "Done" }])).toBe("done");
  expect(columns.findCategory(["", "Done"])).toBeUndefined();
});
