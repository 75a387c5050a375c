import { z } from "zod";
import { UsageError } from "../../cli-error.ts";
import {
  integerBetween,
  outputFile,
  parseOptions,
  positiveNumber,
  validateOptions,
} from "../../cli-options.ts";
import { mixes } from "./operations.ts";

/** The options of a run. */
export type Options = {
  readonly users: number;
  /** The duration of the run … */
  readonly minutes: number;
  /** … or its number of requests, if given. */
  readonly requests: number | undefined;
  readonly mix: string;
  readonly items: number;
  /** The mean pause of a user between two requests. */
  readonly thinkMs: number;
  /** Whether growing memory of the Worker fails the run. */
  readonly isSoak: boolean;
  readonly output: string;
};

export const usage = `npm run load -- [--users N] [--minutes N] [--requests N] [--mix ${Object.keys(mixes).join("|")}]
  [--items N] [--think-ms N] [--soak] [--output FILE]`;

const Values = z.object({
  users: integerBetween(1, 5_000).default(500),
  minutes: positiveNumber(1_440).default(1),
  requests: integerBetween(1, 10_000_000).optional(),
  mix: z.string().default("mixed"),
  items: integerBetween(100, 250_000).default(10_000),
  "think-ms": integerBetween(0, 600_000).default(1_000),
  soak: z.boolean().default(false),
  output: outputFile.default("load-results.json"),
});

/** Reads the command line; throws a UsageError that names the invalid option. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = parseOptions(args, {
    users: text,
    minutes: text,
    requests: text,
    mix: text,
    items: text,
    "think-ms": text,
    soak: { type: "boolean" },
    output: text,
  });
  const parsed = validateOptions(Values, values);
  const { "think-ms": thinkMs, soak: isSoak, requests, ...options } = parsed;
  if (!Object.hasOwn(mixes, options.mix)) {
    throw new UsageError(
      `--mix: unknown mix "${options.mix}". Use ${Object.keys(mixes).join(", ")}.`,
    );
  }
  return { ...options, thinkMs, isSoak, requests };
}
