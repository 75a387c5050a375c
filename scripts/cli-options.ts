import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { z } from "zod";

/** What was typed makes no sense: a RangeError that says what, in one line. */
export function said<T>(schema: z.ZodType<T>, values: object): T {
  const read = schema.safeParse(values);
  if (read.success) {
    return read.data;
  }
  const [{ path, message } = { path: [], message: "" }] = read.error.issues;
  throw new RangeError(`--${path.join(".")}: ${message}`);
}

/** The options behind a command by their names; a RangeError of one that is not known. */
export function wordsOf<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T) {
  const { values, positionals } = parsed(words, options);
  const [stray] = positionals;
  if (stray !== undefined) {
    throw new RangeError(`There is no use for "${stray}".`);
  }
  return values;
}

/** The same, and what stands among them. */
export function parsed<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [first = message] = message.split(/(?<=[^.]\.) /);
    throw new RangeError(first, { cause });
  }
}

/** A whole number within bounds, in digits and nothing else. */
export function whole(min: number, max: number) {
  const what = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error: ({ input }) => `"${String(input)}" is not ${what}.` })
    .transform(Number)
    .pipe(z.number().min(min, `Say ${what}.`).max(max, `Say ${what}.`));
}

/** A positive number, with a point or without. */
export function positive(max: number) {
  const what = `a number above 0 and at most ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}(\.\d{1,15})?$/, {
      error: ({ input }) => `"${String(input)}" is not ${what}.`,
    })
    .transform(Number)
    .pipe(z.number().positive(`Say ${what}.`).max(max, `Say ${what}.`));
}

const root = join(import.meta.dirname, "..");

/** A file to write, under the folder of the project if it is not absolute; its folder is there. */
export const outputFile = z
  .string()
  .min(1, "Name a file.")
  .refine((file) => existsSync(dirname(resolve(root, file))), {
    error: ({ input }) => `There is no folder for "${String(input)}".`,
  });

/**
 * What a command was asked for. What cannot be made sense of ends the process with one line and
 * exit code 2, before anything is built; `--help` ends it with how to ask.
 */
export function askedOf<T>(usage: string, read: (words: readonly string[]) => T): T {
  const words = process.argv.slice(2);
  if (words.includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return read(words);
  } catch (error) {
    process.stderr.write(`${error instanceof RangeError ? error.message : String(error)}\n`);
    return process.exit(2);
  }
}
