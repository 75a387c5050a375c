import { expect, test } from "vitest";
import { countWords, findFunctionNames } from "../../../../scripts/lab/words/count-words.ts";
import { scanSource } from "../../../../scripts/lab/words/scan-source.ts";

test("finds comments beside strings, templates and regex literals that look like comments", () => {
  const { code, comments } = scanSource(
    'const a = "// no"; // one\nconst b = `/* no ${/* two */ `}` } // no`;\n' +
      "const c = /\\/\\/[/*]/.test(d) ? 6 / 2 / 3 : 1;\n// three\n// goes on\n",
  );
  expect(comments).toEqual(["one", "two", "three\ngoes on"]);
  expect(code.replaceAll(/\s+/g, " ")).toBe(
    'const a = ""; const b = `` `` ``; const c = /./.test(d) ? 6 / 2 / 3 : 1; ',
  );
});

test("names functions that are declared, bound to a constant or methods", () => {
  const code = [
    "export async function* readRows(file: File): Rows {",
    "const nameOf = ({ name }: Item) => name;",
    "  async close(wait = delay(1)): Promise<void> {",
    "  if (isOpen(file)) {",
    "readonly next: () => number;",
  ];
  expect(findFunctionNames(code.join("\n"))).toEqual(["readRows", "nameOf", "close"]);
});

test("counts idioms once per comment", () => {
  const counts = countWords([
    "/** What is kept, of what nobody reads. */\nfunction kept() {}\n",
    "// A what-if over so many rows.\nfunction rowsOf() {}\n",
  ]);
  expect(counts).toMatchObject({
    lines: 4,
    comments: 2,
    'headless "what"': 1,
    "nobody, somebody, anybody, whoever": 1,
    "other idioms": 1,
    "named functions": 2,
    "functions ending in Of": 1,
    "bare participles": 1,
  });
});
