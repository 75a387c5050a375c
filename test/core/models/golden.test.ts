import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { goldenFiles } from "../../golden/files.ts";
import { findGoldenDifferences } from "../../golden/golden.ts";

test.for(Object.entries(goldenFiles))("%s gives the recorded doubles", ([, file]) => {
  expect(findGoldenDifferences(file)).toEqual([]);
});

test("checks every golden file of a model", () => {
  const names = readdirSync("test/golden").filter((name) => name.endsWith(".json"));
  const modelNames = names
    .map((name) => name.replace(".json", ""))
    .filter((name) => name !== "stability");
  expect(Object.keys(goldenFiles).toSorted()).toEqual(modelNames.toSorted());
});
