import { expect, test } from "vitest";
import { goldenFiles } from "../golden/files.ts";
import { differencesFrom } from "../golden/golden.ts";

test.for(Object.entries(goldenFiles))("%s gives in workerd the doubles of Node", ([, file]) => {
  expect(differencesFrom(file)).toEqual([]);
});
