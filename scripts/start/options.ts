import { z } from "zod";
import { UsageError } from "../cli-error.ts";
import { integerBetween, parseOptions, validateOptions } from "../cli-options.ts";
import { type ImportParameters } from "./types.ts";

export type Options = {
  readonly port: number | undefined;
  readonly model: string | undefined;
  readonly file: string | undefined;
  readonly parameters: ImportParameters;
  readonly isDryRun: boolean;
  readonly isVerbose: boolean;
};

export const usage = `Serves Ordinal on this machine with a backlog and prints the ten best items.

  npm start                              with a sample backlog
  npm start -- --import backlog.csv      with the export of your tracker

  --import FILE    import a file: CSV, TSV, JSON, NDJSON or XLSX (the first sheet); later starts use
                   the workspace of the file again
  --dry-run        report what the import would do, import nothing, and stop
  --model ID       rank by this model (default: the model whose criteria the file has)
  --port N         listen on this port (default: 8787)
  --verbose        print the Worker's log, which is otherwise only in .wrangler/worker-PORT.log
  --help           print this help

Ordinal detects how to read the file. These options override the detection:

  --map MAP        the fields of columns, as pairs 'Summary=title,Points=size' or as JSON
                   '{"Summary":"title"}'; a field is a field of an item or a criterion; no field
                   leaves the column out
  --values WORDS   the meanings of words: 'priority: P0=critical, P1=high; type: Spike=task'
  --profile NAME   the tracker, such as jira, azure-devops, github or generic
  --source NAME    the system that assigned the ids (default: the tracker)
  --encoding NAME  the encoding, such as windows-1252
  --dates ORDER    day-first or month-first: the meaning of 03/04/2026
  --decimal SIGN   point or comma
  --blank RULE     keep or clear the field of a blank cell (default: keep)
  --match title    update the item with the same title if a row has no id
  --strict         reject rows with a cell that cannot be read`;

const Values = z.object({
  import: z.string().optional(),
  map: z.string().exactOptional(),
  values: z.string().exactOptional(),
  profile: z.string().exactOptional(),
  source: z.string().exactOptional(),
  encoding: z.string().exactOptional(),
  dates: oneOf("day-first", "month-first"),
  decimal: oneOf("point", "comma"),
  blank: oneOf("keep", "clear"),
  match: oneOf("title"),
  strict: z.boolean().default(false),
  "dry-run": z.boolean().default(false),
  model: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, {
      error: ({ input }) => `"${String(input)}" is not a model id. Use an id such as "wsjf".`,
    })
    .optional(),
  port: integerBetween(1, 65_535).optional(),
  verbose: z.boolean().default(false),
});

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const syntax = {
  import: text,
  map: text,
  values: text,
  profile: text,
  source: text,
  encoding: text,
  dates: text,
  decimal: text,
  blank: text,
  match: text,
  strict: flag,
  "dry-run": flag,
  model: text,
  port: text,
  verbose: flag,
};

/** Reads the command line; throws a UsageError that names the invalid option. */
export function readOptions(args: readonly string[]): Options {
  const values = validateOptions(Values, parseOptions(args, syntax));
  const { import: file, port, model, verbose, strict, "dry-run": isDryRun, ...texts } = values;
  const parameters: ImportParameters = { ...texts, ...(strict && { strict: "true" }) };
  const [unused] = [...Object.keys(parameters), ...(isDryRun ? ["dry-run"] : [])];
  if (unused !== undefined && file === undefined) {
    throw new UsageError(`--${unused} applies only to imports. Add --import FILE.`);
  }
  return { port, model, file, parameters, isDryRun, isVerbose: verbose };
}

/** An option schema for a few words. */
function oneOf<const T extends readonly [string, ...string[]]>(...words: T) {
  return z
    .enum(words, {
      error: ({ input }) => `"${String(input)}" is not known. Use ${words.join(" or ")}.`,
    })
    .exactOptional();
}
