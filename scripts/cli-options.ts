import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { z } from "zod";
import { UsageError } from "./cli-error.ts";

/** Parses option values by a schema; throws a UsageError of one line for the first invalid one. */
export function validateOptions<T>(schema: z.ZodType<T>, values: object): T {
  const parsed = schema.safeParse(values);
  if (parsed.success) {
    return parsed.data;
  }
  const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
  throw new UsageError(`--${path.join(".")}: ${message}`);
}

/** Splits a command line into option values; throws a UsageError for anything else. */
export function parseOptions<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
) {
  const { values, positionals } = parseArguments(args, options);
  const [unexpected] = positionals;
  if (unexpected !== undefined) {
    throw new UsageError(`Unexpected argument "${unexpected}".`);
  }
  return values;
}

/** Splits a command line into option values and positional arguments. */
export function parseArguments<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [first = message] = message.split(/(?<=[^.]\.) /);
    throw new UsageError(first.endsWith(".") ? first : `${first}.`, { cause });
  }
}

/** An option schema for an integer within bounds, written in decimal digits only. */
export function integerBetween(min: number, max: number) {
  const range = `an integer from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error: ({ input }) => `"${String(input)}" is not ${range}.` })
    .transform(Number)
    .pipe(z.number().min(min, `Use ${range}.`).max(max, `Use ${range}.`));
}

/** An option schema for a positive number, with or without decimals. */
export function positiveNumber(max: number) {
  const range = `a number above 0 and at most ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}(\.\d{1,15})?$/, {
      error: ({ input }) => `"${String(input)}" is not ${range}.`,
    })
    .transform(Number)
    .pipe(z.number().positive(`Use ${range}.`).max(max, `Use ${range}.`));
}

const root = join(import.meta.dirname, "..");

/** An option schema for an output file, relative to the project, whose folder must exist. */
export const outputFile = z
  .string()
  .min(1, "Name a file.")
  .refine((file) => existsSync(dirname(resolve(root, file))), {
    error: ({ input }) => `The folder of "${String(input)}" does not exist. Create it first.`,
  });

/**
 * Reads the command line of this process. `--help` prints the usage and ends the process. An
 * invalid command line ends it with one line and exit code 2.
 */
export function readCommandLine<T>(usage: string, read: (args: readonly string[]) => T): T {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    process.stderr.write(`${error.message} Use --help to list the options.\n`);
    return process.exit(2);
  }
}
