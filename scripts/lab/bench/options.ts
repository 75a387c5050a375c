import { z } from "zod";
import { UsageError } from "../../cli-error.ts";
import { integerBetween, outputFile, parseOptions, validateOptions } from "../../cli-options.ts";
import { generatedMax } from "./harness.ts";

/** The options of a run. */
export type Options = {
  readonly output: string;
  readonly only: readonly string[];
  readonly items: number;
  readonly rounds: number;
  /** The scenario to simulate instead of the measurements, with `requests` in total. */
  readonly scenario: string | undefined;
  readonly users: number;
  readonly requests: number;
};

/** Groups that create workspaces of any size. */
const largeGroups: readonly string[] = ["sizes", "memory"];

export const usage = `npm run bench -- [--output FILE] [--only GROUP,…] [--items N] [--rounds N]
npm run bench -- --scenario simple|medium|complex|dashboard [--users N] [--requests N] [--items N] [--output FILE]`;

export const scenarios = ["simple", "medium", "complex", "dashboard"] as const;

const Values = z.object({
  output: outputFile.optional(),
  only: z
    .string()
    .default("")
    .transform((names) => names.split(",").filter((name) => name !== "")),
  items: integerBetween(1_000, 1_000_000).default(100_000),
  rounds: integerBetween(1, 40).default(5),
  scenario: z.enum(scenarios).optional(),
  users: integerBetween(1, 5_000).default(20),
  requests: integerBetween(1, 10_000_000).default(2_000),
});

/** Reads the command line; throws a UsageError that names the invalid option. */
export function readOptions(args: readonly string[], groups: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = parseOptions(args, {
    output: text,
    only: text,
    items: text,
    rounds: text,
    scenario: text,
    users: text,
    requests: text,
  });
  const parsed = validateOptions(Values, values);
  checkCombination(values, parsed.scenario !== undefined);
  checkItems(parsed);
  const unknown = parsed.only.filter((name) => !groups.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`--only: unknown group ${unknown.join(", ")}. Use ${groups.join(", ")}.`);
  }
  const { scenario } = parsed;
  const defaultOutput = scenario === undefined ? "bench-results.json" : "scenario-results.json";
  return { ...parsed, scenario, output: parsed.output ?? defaultOutput };
}

/** Rejects more items than an import accepts, except for groups that write their own rows. */
function checkItems({ items, only }: Pick<Options, "items" | "only">): void {
  if (
    items > generatedMax &&
    (only.length === 0 || only.some((name) => !largeGroups.includes(name)))
  ) {
    throw new UsageError(
      `--items: more than ${generatedMax} need --only ${largeGroups.join(",")}.`,
    );
  }
}

/** Rejects options that have no effect together. */
function checkCombination(values: object, hasScenario: boolean): void {
  const invalidNames = hasScenario ? ["only", "rounds"] : ["users", "requests"];
  const invalid = invalidNames.find((name) => name in values);
  if (invalid !== undefined) {
    const reason = hasScenario ? "has no effect with --scenario" : "needs --scenario";
    throw new UsageError(`--${invalid} ${reason}.`);
  }
}
