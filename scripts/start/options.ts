import { parseArgs } from "node:util";
import { UsageTrouble } from "../cli-error.ts";

export type Options = {
  readonly port: number | undefined;
  readonly model: string | undefined;
  /** A file of one's own, and what its columns are. */
  readonly file: string | undefined;
  readonly map: string | undefined;
  readonly isVerbose: boolean;
  readonly isHelp: boolean;
};

export const help = `Serves Ordinal on this machine, with a sample backlog, and says what comes first.

  npm start
  npm start -- --import backlog.csv --map issuekey=external_id,storypoint=story_points

  --import FILE   import a CSV (.csv) or NDJSON (.ndjson, .jsonl) file of your own instead of the
                  sample, into a workspace of its own; the same file goes into the same one
  --map PAIRS     what columns are: column=field by comma, where a field is one of an item
                  (title, external_id, priority …) or else the name of a criterion
  --model ID      rank by this model (qvf-classic, if not given); the README lists them
  --port N        listen on this port (8787, if not given)
  --verbose       show what wrangler says; otherwise it goes to .wrangler/wrangler-N.log
  --help          show this`;

const known = {
  import: { type: "string" },
  map: { type: "string" },
  model: { type: "string" },
  port: { type: "string" },
  verbose: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Reads the command line; throws a UsageTrouble that says what to write instead. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  if (values.map !== undefined && values.import === undefined) {
    throw new UsageTrouble("--map says what the columns of a file are: give --import too.");
  }
  return {
    port: values.port === undefined ? undefined : portOf(values.port),
    model: values.model === undefined ? undefined : modelOf(values.model),
    file: values.import,
    map: values.map,
    isVerbose: values.verbose,
    isHelp: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, strict: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [first = message] = message.split(/(?<=[^.]\.) /);
    throw new UsageTrouble(first.endsWith(".") ? first : `${first}.`, { cause });
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new UsageTrouble(`--port is a number from 1 to 65535, not "${text}".`);
  }
  return port;
}

function modelOf(text: string): string {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(text)) {
    throw new UsageTrouble(`--model is the id of a model, as in "wsjf", not "${text}".`);
  }
  return text;
}
