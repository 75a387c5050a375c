import fc from "fast-check";
import { expect, test } from "vitest";
import { readPersonName } from "../../../../src/core/import/values/read-person-name.ts";

test.for<[string, string]>([
  ["kim", "kim"],
  [" Ana Lee ", "Ana Lee"],
  ["Ana Lee <ana@example.org>", "Ana Lee"],
  ["Ana Lee (ana@example.org)", "Ana Lee"],
  ["(ana@example.org)", "ana@example.org"],
  ["Ana Lee (Team A)", "Ana Lee (Team A)"],
  ['"Lee, Ana" <ana@example.org>', "Lee, Ana"],
  ["Lee, Ana <ana@example.org>", "Lee, Ana"],
  ["Ana Lee <SHOP\\ana>", "Ana Lee"],
  ["<ana@example.org>", "ana@example.org"],
  ["ana@example.org", "ana@example.org"],
  ["Lee, Ana", "Lee, Ana"],
  ["O'Neil", "O'Neil"],
  ["Na", "Na"],
  ["{'login': 'dfox', 'id': 6}", "dfox"],
  ['{"displayName": "Ana Lee", "emailAddress": "ana@example.org"}', "Ana Lee"],
  ["[{'login': 'dfox'}, {'login': 'kim'}]", "dfox"],
  ["[Ana Lee]", "Ana Lee"],
  ["Ana Lee <ana@example.org>; Bo <bo@example.org>", "Ana Lee"],
  ["Ana Lee <ana@example.org>, Bo <bo@example.org>", "Ana Lee"],
  ["Lee, Ana; Fox, Dan", "Lee, Ana"],
  ["ana|bo", "ana"],
  ["Ana Lee\nBo", "Ana Lee"],
  ["ana@example.org, bo@example.org", "ana@example.org"],
  ["@kim, @lee", "@kim"],
])("reads %j as %j", ([text, person]) => {
  expect(readPersonName(text)).toBe(person);
});

test.for([
  "",
  " ",
  "-",
  "–",
  "None",
  "null",
  "NaN",
  "N/A",
  "Unassigned",
  "UNASSIGNED",
  "No assignee",

  "Nicht zugewiesen",
  "Non assigné",
  "Sin asignar",
  "[]",
  "{}",
  "[None]",
  "<>",
  "Unassigned <>",
])("reads %j as nobody", (text) => {
  expect(readPersonName(text)).toBeUndefined();
});

test("never throws and never returns a blank name", () => {
  const texts = fc.stringMatching(/^[ab@,;|"'<>[\]{}: \n-]{0,30}$/);
  fc.assert(
    fc.property(texts, (text) => {
      expect(readPersonName(text)?.trim()).not.toBe("");
    }),
  );
});

test.for(["a@b,", "@a,", "<", "[", "a ,"])("reads a long cell of %j in linear time", (part) => {
  const text = part.repeat(10_000);
  expect(readPersonName(text)?.length ?? 0).toBeLessThanOrEqual(text.length);
});
