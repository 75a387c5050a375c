import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { definitionFields } from "../../src/contract/model.ts";
import { levelSizeMax } from "../../src/core/ahp/outline.ts";
import { lintRules } from "../../src/core/lint/finding.ts";
import { builtInModels } from "../../src/core/models/built-in-models.ts";
import { allModels } from "../../src/core/models/registry.ts";
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

test("it counts what there is", () => {
  expect(readme).toContain(`${allModels.length} scoring models`);
  expect(readme).toContain(`The first ${builtInModels.length} work as they come.`);
  expect(allModels.slice(0, builtInModels.length)).toEqual(builtInModels);
  expect(readme).toContain(`${lintRules.length} rules`);
});

test("the table of options leaves none out", () => {
  const [, table = ""] = /\n\| kind .*\n\|.*\n((?:\|.*\n)*)/.exec(readme) ?? [];
  const options = table.split("\n").map((line) => line.split(/(?<!\\)\|/)[2] ?? "");
  const named = new Set(
    [...options.join("\n").matchAll(/`([a-z_]+)`/g)].map(([, name = ""]) => name),
  );
  const known = Object.keys(definitionFields);
  expect(known.filter((name) => !named.has(name))).toEqual([]);
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
    limits.blockersMax,
    limits.linksMax,
    limits.candidatesMax,
    limits.peopleMax,
    limits.skillsMax,
    limits.hierarchiesMax,
    limits.judgesMax,
    levelSizeMax,
    limits.expressionLengthMax,
    limits.votesMax,
    limits.cashFlowsMax,
  ]) {
    expect(bounds).toContain(said.format(limit));
  }
  expect(limits.bodyBytesMax).toBe(1024 ** 2);
  expect(limits.batchBodyBytesMax).toBe(16 * 1024 ** 2);
  expect(limits.importBytesMax).toBe(100 * 1024 ** 2);
  expect([limits.urlBytesMax, limits.headerBytesMax]).toEqual([8 * 1024, 16 * 1024]);
});

test("every command of npm that it names is in package.json", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("every test that the map names is in its file", () => {
  const map = readFileSync("src/README.md", "utf8");
  const named = [...map.matchAll(/`(test\/[\w./-]+\.ts)`: "([^"]+)"/g)];
  expect(named.length).toBeGreaterThan(6);
  const missing = named.filter(([, file = "", name = ""]) => {
    return !readFileSync(file, "utf8").includes(`"${name}"`);
  });
  expect(missing.map(([said]) => said)).toEqual([]);
});
