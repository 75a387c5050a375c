import { z } from "zod";
import { outputFile, said, whole, wordsOf } from "../../cli-options.ts";
import { type Profile } from "./month.ts";

/** What a run is asked to do. */
export type Options = {
  readonly output: string;
  readonly items: number;
  readonly profile: Profile;
};

export const usage =
  "npm run cost -- [--output FILE] [--items N] [--reads N] [--writes N] [--publishes N]";

const Said = z.object({
  output: outputFile.default("cost-results.json"),
  items: whole(1_000, 250_000).default(100_000),
  reads: whole(0, 10_000_000_000).default(1_000_000),
  writes: whole(0, 1_000_000_000).default(20_000),
  publishes: whole(0, 10_000_000).default(2_000),
});

/** Most readers hold the page already; of the rest, most find a copy. */
const shares = { cached: 0.3, uncached: 0.08, cold: 0.02 };

/** Reads `--output file --items N --reads N --writes N --publishes N`, the last three a month. */
export function readOptions(words: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = wordsOf(words, {
    output: text,
    items: text,
    reads: text,
    writes: text,
    publishes: text,
  });
  const { output, items, reads, writes, publishes } = said(Said, values);
  return { output, items, profile: { reads, shares, writes, batches: 20, publishes, imports: 1 } };
}
