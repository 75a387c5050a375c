import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { definitionFields } from "../../src/contract/model.ts";
import { levelSizeMax } from "../../src/core/ahp/outline.ts";
import { lintRules } from "../../src/core/lint/finding.ts";
import { builtInModels } from "../../src/core/models/built-in-models.ts";
import { allModels } from "../../src/core/models/registry.ts";
import { formatModelsTable } from "./models-table.ts";

const readme = readFileSync("README.md", "utf8");
const models = readFileSync("docs/models.md", "utf8");
const concepts = readFileSync("docs/concepts.md", "utf8");
const pages = [
  "README.md",
  "CHANGELOG.md",
  "SECURITY.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** Splits a table into lines, without the spaces that align its columns. */
function splitTable(text: string): string[] {
  return text
    .trim()
    .split("\n")
    .map((line) => line.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---"));
}

test("docs/models.md lists the models of the registry", () => {
  const [, table = ""] = /<!-- models -->([\s\S]*)<!-- \/models -->/.exec(models) ?? [];
  expect(splitTable(table)).toEqual(splitTable(formatModelsTable()));
});

function listCodes(cell = ""): string[] {
  return [...cell.matchAll(/`([a-z0-9-]+)`/g)].map(([, code = ""]) => code);
}

test("docs/models.md states how each model treats missing ratings", () => {
  const [, table = ""] = /<!-- missing -->([\s\S]*)<!-- \/missing -->/.exec(models) ?? [];
  const rows = splitTable(table)
    .slice(2)
    .flatMap((line) => {
      const [, kinds, missing, , start = ""] = line.split("|");
      const options = { missing: listCodes(missing), starts: start.trim() !== "" };
      return listCodes(kinds).map((kind) => [kind, options] as const);
    });
  const expected = allModels.map(({ kind, missing = [], initialMinCoverage }) => {
    return [kind, { missing: [...missing], starts: initialMinCoverage !== undefined }] as const;
  });
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected));
  expect(rows).toHaveLength(expected.length);
});

test("the documentation states the number of models and lint rules", () => {
  expect(readme).toContain(`${allModels.length} scoring models`);
  expect(models).toContain(`The first ${builtInModels.length} models are built in.`);
  expect(allModels.slice(0, builtInModels.length)).toEqual(builtInModels);
  expect(concepts).toContain(`${lintRules.length} rules`);
});

test("docs/models.md lists every option of a model", () => {
  const [, table = ""] = /\n\| kind .*\n\|.*\n((?:\|.*\n)*)/.exec(models) ?? [];
  const options = table.split("\n").map((line) => line.split(/(?<!\\)\|/)[2] ?? "");
  const named = new Set(
    [...options.join("\n").matchAll(/`([a-z_]+)`/g)].map(([, name = ""]) => name),
  );
  const fields = Object.keys(definitionFields);
  expect(fields.filter((name) => !named.has(name))).toEqual([]);
});

test("docs/limits.md states the limits of the contract", () => {
  const format = new Intl.NumberFormat("en-US");
  const bounds = readFileSync("docs/limits.md", "utf8");
  for (const limit of [
    limits.batchOperationsMax,
    limits.scoredItemsMax,
    limits.pageItemsMax,
    limits.itemNumbersMax,
    limits.facetValuesMax,
    limits.titleLengthMax,
    limits.descriptionLengthMax,
    limits.externalIdLengthMax,
    limits.labelsMax,
    limits.criteriaMax,
    limits.workspaceCriteriaMax,
    limits.keysMax,
    limits.keyOverlapHoursMax,
    limits.allowedOriginsMax,
    limits.blockersMax,
    limits.linksMax,
    limits.candidatesMax,
    limits.peopleMax,
    limits.baselinesMax,
    limits.noteLengthMax,
    limits.skillsMax,
    limits.hierarchiesMax,
    limits.judgesMax,
    levelSizeMax,
    limits.expressionLengthMax,
    limits.votesMax,
    limits.cashFlowsMax,
    limits.importRowsMax,
  ]) {
    expect(bounds).toContain(format.format(limit));
  }
  expect(limits.bodyBytesMax).toBe(1024 ** 2);
  expect(limits.batchBodyBytesMax).toBe(16 * 1024 ** 2);
  expect(limits.importBytesMax).toBe(100 * 1024 ** 2);
  expect(limits.backupBytesMax).toBe(256 * 1024 ** 2);
  expect([limits.urlBytesMax, limits.headerBytesMax]).toEqual([8 * 1024, 16 * 1024]);
});

test.each(pages)("%s names only npm commands that package.json has", (page) => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...readFileSync(page, "utf8").matchAll(/npm run ([a-z:]+)/g)].map(
    ([, name = ""]) => name,
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("src/README.md names only tests that exist", () => {
  const map = readFileSync("src/README.md", "utf8");
  const named = [...map.matchAll(/`(test\/[\w./-]+\.ts)`: "([^"]+)"/g)];
  expect(named.length).toBeGreaterThan(6);
  const missing = named.filter(([, file = "", name = ""]) => {
    return !readFileSync(file, "utf8").includes(`"${name}"`);
  });
  expect(missing.map(([reference]) => reference)).toEqual([]);
});

test("README.md has at most 1,500 words", () => {
  expect(readme.split(/\s+/).length).toBeLessThanOrEqual(1_500);
});

test.each(pages)("%s links only to files that exist", (page) => {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
  const missing = links.map(([, link = ""]) => join(dirname(page), link)).filter(isMissing);
  expect(missing).toEqual([]);
});

function isMissing(path: string): boolean {
  return !existsSync(path);
}
