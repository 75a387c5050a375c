import { expect, test } from "vitest";
import { formatImportProblem } from "../../../scripts/start/import-problem.ts";

test("lists the columns below a map that can be pasted", () => {
  const detail = 'The file has no title column. Choose one with a map: map={"Wish":"title"}';
  const errors = [
    { parameter: "map", detail },
    { parameter: "map", detail: 'The file has the column "Wish": "Dark mode".' },
  ];
  expect(formatImportProblem({ detail, errors }).split("\n")).toEqual([
    `The file cannot be imported: The file has no title column. Choose one with a map: --map '{"Wish":"title"}'`,
    '  The file has the column "Wish": "Dark mode".',
  ]);
});

test("states a single fault once", () => {
  const detail = 'There is no profile "x". Use one of: jira.';
  const text = formatImportProblem({ detail, errors: [{ parameter: "profile", detail }] });
  expect(text).toBe(`The file cannot be imported: ${detail}`);
});

test("lists several faults once, with their lines", () => {
  const errors = [{ line: 3, detail: "Close the quote." }, { detail: "Add match=title." }];
  const detail = "Close the quote. Add match=title.";
  expect(formatImportProblem({ detail, errors }).split("\n")).toEqual([
    "The file cannot be imported:",
    "  line 3: Close the quote.",
    "  Add --match title.",
  ]);
});

test("removes control characters that come from the file", () => {
  const text = formatImportProblem({ detail: "Column \u001B[31mred\u0007 is bad.", errors: [] });
  expect(text).toBe("The file cannot be imported: Column red  is bad.");
});
