import { readFileSync } from "node:fs";
import { z } from "zod";
import { askedOf, parsed } from "../../cli-options.ts";
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
    z
      .object({
        name: z.string(),
        p50: z.number(),
        p90: z.number(),
        p95: z.number(),
        p99: z.number(),
      })
      .loose(),
  ),
});

const usage = "npm run compare -- before.json after.json [--worse-max N]";

const { changes, worseMax } = askedOf(usage, (words) => {
  const { values, positionals } = parsed(words, { "worse-max": { type: "string" } });
  const [before, after] = positionals;
  if (before === undefined || after === undefined || positionals.length > 2) {
    throw new RangeError(`Say two files: ${usage}`);
  }
  const between = changesBetween(figuresOf(before), figuresOf(after));
  return { changes: between, worseMax: worseMaxOf(values["worse-max"]) };
});
console.log(tableOfChanges(changes));
if (
  changes.length === 0 ||
  changes.some(({ ratio, isWorse }) => isWorse && Math.max(ratio, 1 / ratio) > worseMax)
) {
  process.exitCode = 1;
}

function worseMaxOf(text: string | undefined): number {
  if (text === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const worst = Number(text);
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text) || worst < 1) {
    throw new RangeError(`--worse-max: "${text}" is not a number of 1 or more.`);
  }
  return worst;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new RangeError(`${file} ${why}.`, { cause });
  }
}

/** The figures of a file of either kind, by name. */
function figuresOf(file: string): Figures {
  const json = jsonIn(file);
  const measured = Measured.safeParse(json);
  if (measured.success) {
    return new Map(
      measured.data.results.map(({ name, unit, value, better }) => [
        name,
        { unit, value, better: better ?? (unit.endsWith("/s") ? "more" : "less") },
      ]),
    );
  }
  const lived = Lived.safeParse(json);
  if (!lived.success) {
    throw new RangeError(`${file} has no figures of a bench, a scenario or a load.`);
  }
  const { lines, requestsPerSecond } = lived.data;
  const parts = ["p50", "p90", "p95", "p99"] as const;
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
