import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { modelsTable } from "./models-table.ts";

const readme = readFileSync("README.md", "utf8");

/** A table without the blanks that align it. */
function unaligned(text: string): string[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---"));
}

test("the table of models is the registry's", () => {
  const [, table = ""] = /<!-- models -->([\s\S]*)<!-- \/models -->/.exec(readme) ?? [];
  expect(unaligned(table)).toEqual(unaligned(modelsTable()));
});

test("the limits are those of the contract", () => {
  const said = new Intl.NumberFormat("en-US");
  const bounds = readme.slice(readme.indexOf("## Limits"), readme.indexOf("## Measured"));
  for (const limit of [
    limits.batchOperationsMax,
    limits.scoredItemsMax,
    limits.pageItemsMax,
    limits.titleLengthMax,
    limits.descriptionLengthMax,
    limits.externalIdLengthMax,
    limits.labelsMax,
    limits.criteriaMax,
  ]) {
    expect(bounds).toContain(said.format(limit));
  }
  expect(limits.bodyBytesMax).toBe(1024 ** 2);
  expect(limits.batchBodyBytesMax).toBe(16 * 1024 ** 2);
  expect(limits.importBytesMax).toBe(100 * 1024 ** 2);
});

test("every command of npm that it names is in package.json", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
