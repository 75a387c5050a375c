import { parseArgs } from "node:util";
import { z } from "zod";

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

export const scenarios = ["simple", "medium", "complex", "dashboard"] as const;

const Said = z.object({
  output: z.string().min(1).optional(),
  only: z
    .string()
    .default("")
    .transform((names) => names.split(",").filter((name) => name !== "")),
  items: z.coerce.number().int().min(1_000).max(250_000).default(100_000),
  rounds: z.coerce.number().int().min(1).max(40).default(5),
  scenario: z.enum(scenarios).optional(),
  users: z.coerce.number().int().min(1).max(5_000).default(20),
  requests: z.coerce.number().int().min(1).max(10_000_000).default(2_000),
});

/**
 * Reads `--output file --only group,… --items N --rounds N`, or `--scenario name --users N
 * --requests N`; refuses what it does not know.
 */
export function readOptions(words: readonly string[], groups: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      output: { type: "string" },
      only: { type: "string" },
      items: { type: "string" },
      rounds: { type: "string" },
      scenario: { type: "string" },
      users: { type: "string" },
      requests: { type: "string" },
    },
  });
  const said = Said.safeParse(values);
  if (!said.success) {
    throw new RangeError(z.prettifyError(said.error));
  }
  const unknown = said.data.only.filter((name) => !groups.includes(name));
  if (unknown.length > 0) {
    throw new RangeError(`There is no ${unknown.join(", ")}; there is ${groups.join(", ")}.`);
  }
  const { scenario } = said.data;
  const usual = scenario === undefined ? "bench-results.json" : "scenario-results.json";
  return { ...said.data, scenario, output: said.data.output ?? usual };
}
