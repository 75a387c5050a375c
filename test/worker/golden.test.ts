import { expect, test } from "vitest";
import { goldenFiles } from "../golden/files.ts";
import { findGoldenDifferences } from "../golden/golden.ts";

test.for(Object.entries(goldenFiles))(
  "%s has the same doubles in workerd as in Node",
  ([, file]) => {
    expect(findGoldenDifferences(file)).toEqual([]);
  },
);
