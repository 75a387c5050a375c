/**
 * Converts messages of the API to messages of the command line. The API names its parameters
 * (`blank=clear`), and the command line has an option for each of them (`--blank clear`).
 */

const names = "map|values|profile|source|encoding|dates|decimal|blank|match";

/** A JSON object whose members may be objects, such as {"priority":{"P0":"high"}}. */
const text = String.raw`"(?:[^"\\]|\\.)*"`;
const inner = String.raw`\{(?:${text}|[^{}"])*\}`;
const json = String.raw`\{(?:${text}|[^{}"]|${inner})*\}`;
/** A meaning of a word, such as priority: P0=high. */
const word = String.raw`[\w.]+: [^\n]{1,200}?=[\w-]+`;
const value = String.raw`[\w-]+(?:=[\w-]+)?`;

const parameter = new RegExp(
  String.raw`\`?\b(${names})=(${json}|${word}(?=[\s.,;:\`]|$)|${value})\`?`,
  "g",
);
const flag = /`?\b(strict|dry_run)=true`?/g;
const quotedName = new RegExp(String.raw`\`(${names})\``, "g");

/** Replaces parameters of the API with options that can be pasted into a shell. */
export function toOptionText(detail: string): string {
  return detail
    .replaceAll(/\bSend the parameter (?=[a-z_]+=)/g, "Add ")
    .replaceAll(parameter, (_, name: string, argument: string) => formatOption(name, argument))
    .replaceAll(flag, (_, name: string) => `--${name.replace("_", "-")}`)
    .replaceAll(quotedName, "--$1");
}

/** Formats an option and its argument for a shell. */
export function formatOption(name: string, argument: string): string {
  return `--${name.replace("_", "-")} ${quoteForShell(argument)}`;
}

/** Quotes an argument for a POSIX shell, unless it is a plain word. */
export function quoteForShell(argument: string): string {
  return /^[\w./:@%+,=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
