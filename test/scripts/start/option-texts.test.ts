import { expect, test } from "vitest";
import { formatOption, quoteForShell, toOptionText } from "../../../scripts/start/option-texts.ts";

test.each([
  ['Name it: map={"Summary":"title"}', `Name it: --map '{"Summary":"title"}'`],
  ['map={"It\'s":"title"}.', `--map '{"It'\\''s":"title"}'.`],
  [
    'map={"a}\\"b":["title","size"],"c":null} now',
    `--map '{"a}\\"b":["title","size"],"c":null}' now`,
  ],
  ['`values={"priority":{"P0":"high"}}`', `--values '{"priority":{"P0":"high"}}'`],
  ["map the word: values=priority: P0=high.", "map the word: --values 'priority: P0=high'."],
  ["values=priority: Very. Urgent!=high.", "--values 'priority: Very. Urgent!=high'."],
  ["add match=title.", "add --match title."],
  ["Add dates=day-first or dates=month-first.", "Add --dates day-first or --dates month-first."],
  ["Send the parameter encoding=windows-1252 if", "Add --encoding windows-1252 if"],
  ["Write `map=Summary=title`.", "Write --map Summary=title."],
  ["With `strict=true` or dry_run=true.", "With --strict or --dry-run."],
  ["`map` is not a JSON object.", "--map is not a JSON object."],
])("replaces the parameters of %j", (text, expected) => {
  expect(toOptionText(text)).toBe(expected);
});

test.each(["The map is old.", "sitemap=x", "x = 1", 'map={"a"', "values=", "a=b, c=d"])(
  "leaves %j as it is",
  (text) => {
    expect(toOptionText(text)).toBe(text);
  },
);

test("quotes an argument only if a shell would change it", () => {
  expect(
    ["a.csv", "Summary=title,Points=size", "my file.csv", "", "$x", "it's"].map(quoteForShell),
  ).toEqual(["a.csv", "Summary=title,Points=size", "'my file.csv'", "''", "'$x'", "'it'\\''s'"]);
});

test("formats an option with its argument", () => {
  expect(formatOption("blank", "clear")).toBe("--blank clear");
});

test("reads a long text without a parameter's end in linear time", () => {
  const text = `map={${'"a":"b",{'.repeat(20_000)}`;
  expect(toOptionText(text)).toBe(text);
});
