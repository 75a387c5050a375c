import { z } from "zod";
import { integerBetween, parseOptions, validateOptions } from "../cli-options.ts";

export type WatchOptions = {
  readonly url: string;
  readonly workspace: string;
  readonly key: string;
  /** By default, the default model of the workspace. */
  readonly model: string | undefined;
  readonly scope: "open" | "all";
  /** The maximum number of moves to print for each change. */
  readonly top: number;
};

export const usage = `Prints which items move in a ranking of a running Ordinal, until you press Ctrl-C.

  npm run watch                          with the variables that npm start prints
  npm run watch -- --model wsjf

  --url URL        the address of Ordinal (default: ORDINAL_URL, or http://localhost:8787)
  --workspace ID   the workspace (default: ORDINAL_WORKSPACE)
  --key KEY        the API key (default: ORDINAL_KEY, which other users of this machine cannot see)
  --model ID       the model (default: the default model of the workspace)
  --scope SCOPE    open for the open items, or all (default: open)
  --top N          the maximum number of moves to print for each change (default: 10)
  --help           print this help`;

const Values = z.object({
  url: z
    .url({
      protocol: /^https?$/,
      error: ({ input }) => `"${String(input)}" is not an http or https address.`,
    })
    .default("http://localhost:8787"),
  workspace: z
    .string({ error: "Name the workspace, or set ORDINAL_WORKSPACE. `npm start` prints both." })
    .regex(/^wsp_[0-9a-z]{26}$/, {
      error: ({ input }) => `"${String(input)}" is not the id of a workspace, such as wsp_01….`,
    }),
  key: z
    .string({ error: "Send an API key, or set ORDINAL_KEY. `npm start` prints it." })
    // The message does not repeat the key.
    .regex(/^ord_\w{1,100}$/, "This is not an API key. A key begins with ord_."),
  model: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, {
      error: ({ input }) => `"${String(input)}" is not a model id. Use an id such as "wsjf".`,
    })
    .optional(),
  scope: z
    .enum(["open", "all"], {
      error: ({ input }) => `"${String(input)}" is not known. Use open or all.`,
    })
    .default("open"),
  top: integerBetween(1, 200).default(10),
});

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the command line and, for absent options, the environment variables. Throws a UsageError
 * that names the invalid option.
 */
export function readOptions(args: readonly string[], variables: Variables): WatchOptions {
  const text = { type: "string" } as const;
  const { url, workspace, key, ...others } = parseOptions(args, {
    url: text,
    workspace: text,
    key: text,
    model: text,
    scope: text,
    top: text,
  });
  const { model, ...values } = validateOptions(Values, {
    ...others,
    url: url ?? (variables["ORDINAL_URL"] || undefined),
    workspace: workspace ?? (variables["ORDINAL_WORKSPACE"] || undefined),
    key: key ?? (variables["ORDINAL_KEY"] || undefined),
  });
  return { ...values, model, url: values.url.replace(/\/+$/, "") };
}
