import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { goldenFiles } from "../../golden/files.ts";
import { findGoldenDifferences } from "../../golden/golden.ts";

test.for(Object.entries(goldenFiles))("%s gives the doubles it always gave", ([, file]) => {
  expect(findGoldenDifferences(file)).toEqual([]);
});

test("every golden file of a model is held to", () => {
  const names = readdirSync("test/golden").filter((name) => name.endsWith(".json"));
  const ofModels = names
    .map((name) => name.replace(".json", ""))
    .filter((name) => name !== "stability");
  expect(Object.keys(goldenFiles).toSorted()).toEqual(ofModels.toSorted());
});
