import { readFileSync } from "node:fs";
import { z } from "zod";
import { UsageError } from "../../cli-error.ts";
import { parseArguments, readCommandLine } from "../../cli-options.ts";
import { compareMetrics, type Metric, type Metrics, formatChanges } from "./changes.ts";

/**
 * `npm run compare -- before.json after.json`: compares each metric of two runs of the bench, a
 * scenario or a load test. With `--worse-max 1.2`, a metric that is more than 1.2 times as bad
 * fails the run.
 */
const BenchFile = z.object({
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

const LoadFile = z.object({
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

const { changes, worseMax } = readCommandLine(usage, (args) => {
  const { values, positionals } = parseArguments(args, { "worse-max": { type: "string" } });
  const [before, after] = positionals;
  if (before === undefined || after === undefined || positionals.length > 2) {
    throw new UsageError("Name two result files.");
  }
  return {
    changes: compareMetrics(readMetrics(before), readMetrics(after)),
    worseMax: parseWorseMax(values["worse-max"]),
  };
});
console.log(formatChanges(changes));
if (
  changes.length === 0 ||
  changes.some(({ ratio, isWorse }) => isWorse && Math.max(ratio, 1 / ratio) > worseMax)
) {
  process.exitCode = 1;
}

function parseWorseMax(text: string | undefined): number {
  if (text === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const max = Number(text);
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text) || max < 1) {
    throw new UsageError(`--worse-max: "${text}" is not a number of at least 1.`);
  }
  return max;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const problem = cause instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new UsageError(`${file} ${problem}.`, { cause });
  }
}

/** Reads the metrics of a result file of either kind. */
function readMetrics(file: string): Metrics {
  const json = readJson(file);
  const bench = BenchFile.safeParse(json);
  if (bench.success) {
    return new Map(
      bench.data.results.map(({ name, unit, value, better }) => [
        name,
        { unit, value, better: better ?? (unit.endsWith("/s") ? "more" : "less") },
      ]),
    );
  }
  const load = LoadFile.safeParse(json);
  if (!load.success) {
    throw new UsageError(`${file} is not a result file of the bench, a scenario or a load test.`);
  }
  const { lines, requestsPerSecond } = load.data;
  const parts = ["p50", "p90", "p95", "p99"] as const;
  return new Map<string, Metric>([
    ["requests", { unit: "req/s", value: requestsPerSecond, better: "more" }],
    ...lines.flatMap((line) =>
      parts.map(
        (part) =>
          [`${line.name}/${part}`, { unit: "ms", value: line[part], better: "less" }] as const,
      ),
    ),
  ]);
}
