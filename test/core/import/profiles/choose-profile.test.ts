import { expect, test } from "vitest";
import { chooseProfile } from "../../../../src/core/import/profiles/choose-profile.ts";
import { catchFailure } from "../catch-failure.ts";

const table = { columns: ["Summary", "Issue key", "Status"], format: "csv" } as const;

test("recognises the tracker by the columns, and gives the reason", () => {
  const { profile, reason } = chooseProfile(table, undefined);
  expect(profile.name).toBe("jira");
  expect(reason).toBe("The file has the columns Summary, Issue key and Status.");
});

test("prefers the caller's profile", () => {
  const { profile, reason } = chooseProfile(table, "linear");
  expect([profile.name, reason]).toEqual(["linear", "The request states the profile."]);
});

test("rejects an unknown profile with the list of names", async () => {
  const [kind, detail] = await catchFailure(() => chooseProfile(table, "Jira"));
  expect(kind).toBe("malformed");
  expect(detail).toContain('There is no profile "Jira". Use one of: ordinal, jira,');
});
