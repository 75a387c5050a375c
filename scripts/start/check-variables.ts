import { formatVariableFault, parseVariables } from "../../src/platform/variables.ts";
import { CliError } from "../cli-error.ts";

/**
 * Returns the current root key. Throws an error with one line for each invalid variable of
 * wrangler.toml or .dev.vars. No line contains a value.
 */
export function requireValidVariables(values: Readonly<Record<string, unknown>>): string {
  const { variables, faults } = parseVariables(values);
  const [rootKey] = variables.rootKeys;
  if (rootKey === undefined || faults.length > 0) {
    const lines = faults.map((fault) => `  ${formatVariableFault(fault)}`);
    throw new CliError(["Correct wrangler.toml or .dev.vars:", ...lines].join("\n"));
  }
  return rootKey;
}
