import { z } from "zod";
import { integerBetween, parseOptions, validateOptions } from "../../cli-options.ts";

export const usage = "npm run fuzz -- [--requests N] [--seed S]";

const Values = z.object({
  requests: integerBetween(1, 10_000_000).default(5_000),
  seed: integerBetween(0, 2 ** 31 - 1).optional(),
});

export type Options = z.infer<typeof Values>;

/** Reads the command line; throws a UsageError that names the invalid option. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  return validateOptions(Values, parseOptions(args, { requests: text, seed: text }));
}
