import { expect, test } from "vitest";
import { goldenFiles } from "../golden/files.ts";
import { findGoldenDifferences } from "../golden/golden.ts";

test.for(Object.entries(goldenFiles))("%s gives in workerd the doubles of Node", ([, file]) => {
  expect(findGoldenDifferences(file)).toEqual([]);
});
