import { z } from "zod";
import { outputFile, positive, said as readSaid, whole, wordsOf } from "../../cli-options.ts";
import { mixes } from "./operations.ts";

/** What a run is asked to do. */
export type Options = {
  readonly users: number;
  /** Ends after so long … */
  readonly minutes: number;
  /** … or after so many requests, if that is said. */
  readonly requests: number | undefined;
  readonly mix: string;
  readonly items: number;
  /** The mean of a user's pauses between two requests. */
  readonly thinkMs: number;
  /** Whether growth of the Worker's memory is an error. */
  readonly isSoak: boolean;
  /** With the rate limiter's stand-in, which writes to disk for each request, before the Worker. */
  readonly isLimited: boolean;
  readonly output: string;
};

export const usage = `npm run load -- [--users N] [--minutes N] [--requests N] [--mix ${Object.keys(mixes).join("|")}]
  [--items N] [--think-ms N] [--soak] [--limits] [--output FILE]`;

const Said = z.object({
  users: whole(1, 5_000).default(500),
  minutes: positive(1_440).default(1),
  requests: whole(1, 10_000_000).optional(),
  mix: z.string().default("mixed"),
  items: whole(100, 250_000).default(10_000),
  "think-ms": whole(0, 600_000).default(1_000),
  soak: z.boolean().default(false),
  limits: z.boolean().default(false),
  output: outputFile.default("load-results.json"),
});

/** Reads `--users N --minutes N --mix name …`; refuses what it does not know. */
export function readOptions(words: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = wordsOf(words, {
    users: text,
    minutes: text,
    requests: text,
    mix: text,
    items: text,
    "think-ms": text,
    soak: { type: "boolean" },
    limits: { type: "boolean" },
    output: text,
  });
  const read = readSaid(Said, values);
  const { "think-ms": thinkMs, soak: isSoak, limits: isLimited, requests, ...said } = read;
  if (!Object.hasOwn(mixes, said.mix)) {
    throw new RangeError(
      `There is no mix "${said.mix}"; there is ${Object.keys(mixes).join(", ")}.`,
    );
  }
  return { ...said, thinkMs, isSoak, isLimited, requests };
}
