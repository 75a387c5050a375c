/** Makes scripts/lab/sample/backlog.csv anew: `node scripts/lab/sample/make-sample.ts`. The same bytes each time. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvOf } from "./csv.ts";
import { makeItems } from "./items.ts";

const folder = import.meta.dirname;

/** The sample backlog: made up from an outline and a seed, and said to be so by the label `sample`. */
export function makeSample(): string {
  const outline = readFileSync(join(folder, "outline.txt"), "utf8");
  return csvOf(makeItems(outline, 2_026, 2_000));
}

if (import.meta.main) {
  writeFileSync(join(folder, "backlog.csv"), makeSample());
}
