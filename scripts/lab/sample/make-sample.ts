/**
 * Writes scripts/lab/sample/backlog.csv: `node scripts/lab/sample/make-sample.ts`. The bytes are
 * the same each time.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatCsv } from "./csv.ts";
import { makeItems } from "./items.ts";

const folder = import.meta.dirname;

/** Generates the sample backlog from an outline and a seed. Its items have the label `sample`. */
export function makeSample(): string {
  const outline = readFileSync(join(folder, "outline.txt"), "utf8");
  return formatCsv(makeItems(outline, 2_026, 2_000));
}

if (import.meta.main) {
  writeFileSync(join(folder, "backlog.csv"), makeSample());
}
