import { z } from "zod";
import { integerBetween, outputFile, parseOptions, validateOptions } from "../../cli-options.ts";
import { type Profile } from "./month.ts";

/** The options of a run. */
export type Options = {
  readonly output: string;
  readonly items: number;
  readonly profile: Profile;
};

export const usage =
  "npm run cost -- [--output FILE] [--items N] [--reads N] [--writes N] [--publishes N]";

const Values = z.object({
  output: outputFile.default("cost-results.json"),
  items: integerBetween(1_000, 250_000).default(100_000),
  reads: integerBetween(0, 10_000_000_000).default(1_000_000),
  writes: integerBetween(0, 1_000_000_000).default(20_000),
  publishes: integerBetween(0, 10_000_000).default(2_000),
});

/**
 * The shares of reads. Most clients have the current page already; most others get a cached one.
 */
const shares = { cached: 0.3, uncached: 0.08, cold: 0.02 };

/** Reads the command line; reads, writes and publishes are per month. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = parseOptions(args, {
    output: text,
    items: text,
    reads: text,
    writes: text,
    publishes: text,
  });
  const { output, items, reads, writes, publishes } = validateOptions(Values, values);
  return { output, items, profile: { reads, shares, writes, batches: 20, publishes, imports: 1 } };
}
