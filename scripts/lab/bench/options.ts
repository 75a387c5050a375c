import { z } from "zod";
import { outputFile, said, whole, wordsOf } from "../../cli-options.ts";
import { seededMax } from "./harness.ts";

/** What a run is asked to do. */
export type Options = {
  readonly output: string;
  readonly only: readonly string[];
  readonly items: number;
  readonly rounds: number;
  /** What a crowd without pauses does, instead of the measurements; `requests` of it in all. */
  readonly scenario: string | undefined;
  readonly users: number;
  readonly requests: number;
};

/** Groups that make workspaces of any size. */
const filling: readonly string[] = ["sizes", "memory"];

export const usage = `npm run bench -- [--output FILE] [--only GROUP,…] [--items N] [--rounds N]
npm run bench -- --scenario simple|medium|complex|dashboard [--users N] [--requests N] [--items N] [--output FILE]`;

export const scenarios = ["simple", "medium", "complex", "dashboard"] as const;

const Said = z.object({
  output: outputFile.optional(),
  only: z
    .string()
    .default("")
    .transform((names) => names.split(",").filter((name) => name !== "")),
  items: whole(1_000, 1_000_000).default(100_000),
  rounds: whole(1, 40).default(5),
  scenario: z.enum(scenarios).optional(),
  users: whole(1, 5_000).default(20),
  requests: whole(1, 10_000_000).default(2_000),
});

/**
 * Reads `--output file --only group,… --items N --rounds N`, or `--scenario name --users N
 * --requests N`; refuses what it does not know.
 */
export function readOptions(words: readonly string[], groups: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = wordsOf(words, {
    output: text,
    only: text,
    items: text,
    rounds: text,
    scenario: text,
    users: text,
    requests: text,
  });
  const asked = said(Said, values);
  refuseStray(values, asked.scenario !== undefined);
  refuseLarge(asked);
  const unknown = asked.only.filter((name) => !groups.includes(name));
  if (unknown.length > 0) {
    throw new RangeError(`There is no ${unknown.join(", ")}; there is ${groups.join(", ")}.`);
  }
  const { scenario } = asked;
  const usual = scenario === undefined ? "bench-results.json" : "scenario-results.json";
  return { ...asked, scenario, output: asked.output ?? usual };
}

/** Only groups that fill their workspaces by themselves can have more than an import takes. */
function refuseLarge({ items, only }: Pick<Options, "items" | "only">): void {
  if (items > seededMax && (only.length === 0 || only.some((name) => !filling.includes(name)))) {
    throw new RangeError(`--items: more than ${seededMax} only with --only ${filling.join(",")}.`);
  }
}

/** What says nothing of what is to be done is refused, and not passed over. */
function refuseStray(values: object, hasScenario: boolean): void {
  const strays = hasScenario ? ["only", "rounds"] : ["users", "requests"];
  const stray = strays.find((name) => name in values);
  if (stray !== undefined) {
    const where = hasScenario ? "not with --scenario" : "only with --scenario";
    throw new RangeError(`--${stray} is ${where}.`);
  }
}
