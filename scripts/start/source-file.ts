import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename, extname, relative, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { limits } from "../../src/contract/limits.ts";
import { InputError } from "../cli-error.ts";
import { type Options } from "./options.ts";
import { formerSampleFiles, root, sampleFile } from "./paths.ts";
import { type ImportParameters } from "./types.ts";

/** A file with a backlog to import. */
export type SourceFile = {
  readonly file: string;
  /** The name of its workspace. */
  readonly title: string;
  /** The name under which its workspace is saved: the file, and the options that identify items. */
  readonly name: string;
  /** The names under which earlier versions saved its workspace. */
  readonly formerNames: readonly string[];
  readonly parameters: ImportParameters;
  readonly isSample: boolean;
};

/** The options that identify the item of a row. Other options may change between imports. */
const identityOptions: ReadonlySet<string> = new Set(["map", "profile", "source"]);

/** Returns the chosen file, or the sample by default; throws if the file cannot be imported. */
export function findSourceFile({
  file,
  parameters,
}: Pick<Options, "file" | "parameters">): SourceFile {
  const path = file === undefined ? sampleFile : resolve(readCallerFolder(), file);
  requireFile(path);
  const isSample = path === sampleFile;
  const suffix = formatParameters(parameters, isIdentityOption);
  return {
    file: path,
    title: isSample ? "Sample" : basename(path, extname(path)).slice(0, 100),
    name: (isSample ? "sample" : relative(root, path)) + suffix,
    formerNames: isSample ? formerSampleFiles.map((name) => name + suffix) : [],
    parameters,
    isSample,
  };
}

/** Computes the SHA-256 of a file, and adds the options that decide how Ordinal reads it. */
export async function hashFile({ file, parameters }: SourceFile): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex") + formatParameters(parameters, (name) => !isIdentityOption(name));
}

function isIdentityOption(name: string): boolean {
  return identityOptions.has(name);
}

/** Formats some of the parameters like the query of a URL. */
function formatParameters(
  parameters: ImportParameters,
  isIncluded: (name: string) => boolean,
): string {
  const pairs = Object.entries(parameters)
    .filter(([name]) => isIncluded(name))
    .map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? "" : `?${pairs.toSorted().join("&")}`;
}

/** Returns the folder in which npm was called. npm itself changes to the folder of the project. */
function readCallerFolder(): string {
  return process.env["INIT_CWD"] ?? process.cwd();
}

function requireFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new InputError(`${path} does not exist.`);
  }
  if (!stats.isFile()) {
    throw new InputError(`${path} is not a file.`);
  }
  if (stats.size > limits.importBytesMax) {
    throw new InputError(`${path} is larger than ${limits.importBytesMax} bytes. Split it.`);
  }
}
