import { z } from "zod";
import { UsageError } from "../cli-error.ts";
import { integerBetween, parseOptions, validateOptions } from "../cli-options.ts";

export type Options = {
  readonly port: number | undefined;
  readonly model: string | undefined;
  readonly file: string | undefined;
  readonly map: string | undefined;
  readonly isVerbose: boolean;
};

export const usage = `Serves Ordinal on this machine with a sample backlog and prints the ten best items.

  npm start
  npm start -- --import backlog.csv --map issuekey=external_id,storypoint=story_points

  --import FILE   import a CSV (.csv) or NDJSON (.ndjson, .jsonl) file instead of the sample; each
                  file has a workspace of its own, which later starts use again
  --map PAIRS     map columns to fields: column=field, separated by commas; a field is a field of an
                  item (title, external_id, priority …) or a criterion
  --model ID      rank by this model (default: qvf-classic)
  --port N        listen on this port (default: 8787)
  --verbose       print the Worker's log, which is otherwise only in .wrangler/worker-PORT.log
  --help          print this help`;

const Values = z.object({
  import: z.string().optional(),
  map: z.string().optional(),
  model: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, {
      error: ({ input }) => `"${String(input)}" is not a model id. Use an id such as "wsjf".`,
    })
    .optional(),
  port: integerBetween(1, 65_535).optional(),
  verbose: z.boolean().default(false),
});

/** Reads the command line; throws a UsageError that names the invalid option. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const values = parseOptions(args, {
    import: text,
    map: text,
    model: text,
    port: text,
    verbose: { type: "boolean" },
  });
  const { import: file, map, model, port, verbose } = validateOptions(Values, values);
  if (map !== undefined && file === undefined) {
    throw new UsageError("--map describes the columns of a file. Add --import FILE.");
  }
  return { port, model, file, map, isVerbose: verbose };
}
