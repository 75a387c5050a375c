/** `npm run words`: counts idioms, long sentences and function names in src, scripts and test. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { countWords, measures, type WordCounts } from "./words/count-words.ts";

const root = join(import.meta.dirname, "../..");
/** Packages, and types whose comments are the texts of the OpenAPI document. */
const ignored = /node_modules\/|openapi-types\.ts$/;
const folders = ["src", "scripts", "test"] as const;
const counts = folders.map((folder) => countWords(readSources(folder)));

const rows: readonly (readonly string[])[] = [
  ["", ...folders],
  ...measures.map((measure) => formatRow(measure, (count) => String(count[measure]))),
  formatRow("share ending in Of", formatShare),
];
for (const [name = "", ...cells] of rows) {
  console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(8)).join(""));
}
const rootFiles = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) =>
  entry.isFile(),
);
const readme = readFileSync(join(root, "README.md"), "utf8");
console.log(`\nfiles at the root of src: ${rootFiles.length}`);
console.log(`words of README.md: ${readme.trim().split(/\s+/).length}`);

function readSources(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.[jt]s$/.test(file) && !ignored.test(file))
    .map((file) => readFileSync(join(root, folder, file), "utf8"));
}

function formatRow(name: string, format: (count: WordCounts) => string): string[] {
  return [name].concat(counts.map(format));
}

function formatShare(count: WordCounts): string {
  const share = count["functions ending in Of"] / count["named functions"];
  return `${(share * 100).toFixed(1)} %`;
}
