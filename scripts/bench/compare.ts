import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { changesBetween, type Figure, type Figures, tableOfChanges } from "./changes.ts";

/**
 * `npm run compare -- before.json after.json`: what became of each figure of two runs of the bench,
 * of a scenario or of a load. With `--worse-max 1.2` anything more than 1.2 times as bad is an error.
 */
const Measured = z.object({
  commit: z.string(),
  results: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      value: z.number(),
      better: z.enum(["less", "more"]).optional(),
    }),
  ),
});

const Lived = z.object({
  commit: z.string(),
  requestsPerSecond: z.number(),
  lines: z.array(
    z.object({ name: z.string(), p50: z.number(), p95: z.number(), p99: z.number() }).loose(),
  ),
});

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { "worse-max": { type: "string" } },
});
const [before, after] = positionals;
if (before === undefined || after === undefined || positionals.length > 2) {
  throw new RangeError("Say two files: npm run compare -- before.json after.json");
}
const worseMax = z.coerce
  .number()
  .min(1)
  .default(Number.POSITIVE_INFINITY)
  .parse(values["worse-max"]);
const changes = changesBetween(figuresOf(before), figuresOf(after));
console.log(tableOfChanges(changes));
if (changes.some(({ ratio, isWorse }) => isWorse && Math.max(ratio, 1 / ratio) > worseMax)) {
  process.exitCode = 1;
}

/** The figures of a file of either kind, by name. */
function figuresOf(file: string): Figures {
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  const measured = Measured.safeParse(json);
  if (measured.success) {
    return new Map(
      measured.data.results.map(({ name, unit, value, better }) => [
        name,
        { unit, value, better: better ?? (unit.endsWith("/s") ? "more" : "less") },
      ]),
    );
  }
  const { lines, requestsPerSecond } = Lived.parse(json);
  const parts = ["p50", "p95", "p99"] as const;
  return new Map<string, Figure>([
    ["requests", { unit: "req/s", value: requestsPerSecond, better: "more" }],
    ...lines.flatMap((line) =>
      parts.map(
        (part) =>
          [`${line.name}/${part}`, { unit: "ms", value: line[part], better: "less" }] as const,
      ),
    ),
  ]);
}
