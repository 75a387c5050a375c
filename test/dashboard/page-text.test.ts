import { expect, test } from "vitest";
import { toPageText } from "../../src/dashboard/pages/import/page-text.ts";

test.each([
  [
    "The order of day and month is not clear from the file. State it: dates=day-first or dates=month-first.",
    "The order of day and month is not clear from the file. Choose the order under “Dates”.",
  ],
  [
    "The decimal sign is not clear from the file. Add decimal=point or decimal=comma.",
    "The decimal sign is not clear from the file. Choose the sign under “Decimal sign”.",
  ],
  [
    "Not a number. Write a number such as 3 or 0.5, or map the word: values=size: XL=3.",
    "Not a number. Write a number such as 3 or 0.5, and correct the file.",
  ],
  [
    "To update items by their titles instead, add match=title.",
    "To update items by their titles instead, choose this under “More options”.",
  ],
  [
    'The file has no title column. Choose one with a map: map={"Name":"title"}',
    "The file has no title column. Choose the column with the titles.",
  ],
  ["Import each project with a source of its own, such as source=gitlab-shop, or", undefined],
])("names the controls of the page instead of parameters (%#)", (detail, text) => {
  const result = toPageText(detail);
  expect(result).toBe(text ?? detail.replace("source=", ""));
  expect(result).not.toMatch(/\w=\w/);
});

test("keeps a message without a parameter", () => {
  expect(toPageText("A new item needs a title.")).toBe("A new item needs a title.");
});
