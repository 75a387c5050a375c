import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exactCostMin, operationCosts } from "../../src/core/quota/costs.ts";
import { failuresMax } from "../../src/core/quota/failure-count.ts";

const page = readFileSync("docs/limits.md", "utf8");

/** Reads the table of costs: "GET stability" → units. */
function readTable(): Map<string, number> {
  const costs = new Map<string, number>();
  for (const [, cell = "", units] of page.matchAll(/^\| (.*`.*`.*?)\s+\| (\d+)\s+\|$/gm)) {
    let method = "";
    for (const [, verb, word = ""] of cell.matchAll(/`(GET|POST)? ?…[/:]([a-z-]+)`/g)) {
      method = verb ?? method;
      costs.set(`${method} ${word}`, Number(units));
    }
  }
  return costs;
}

test("docs/limits.md lists the cost of each operation", () => {
  const expected = Object.entries(operationCosts).flatMap(([method, costs]) =>
    [...costs].map(([word, units]): [string, number] => [`${method} ${word}`, units]),
  );
  expect(Object.fromEntries(readTable())).toEqual(Object.fromEntries(expected));
});

test("docs/limits.md states the limits of exact numbers and of failed authentications", () => {
  expect(page).toMatch(new RegExp(`costs ${exactCostMin}\\sunits or more`));
  expect(page).toContain(`sends ${failuresMax} invalid keys`);
});
