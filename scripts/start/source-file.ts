import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename, extname, relative, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { limits } from "../../src/contract/limits.ts";
import { CliError } from "../cli-error.ts";
import { type Options } from "./options.ts";
import { root, sampleFile } from "./paths.ts";

/** A file with a backlog to import. */
export type SourceFile = {
  readonly file: string;
  /** The name of its workspace. */
  readonly title: string;
  /** The name under which its workspace is saved: the path within the project, and the map. */
  readonly name: string;
  readonly mediaType: string;
  readonly map: string | undefined;
  readonly isSample: boolean;
};

const mediaTypes: ReadonlyMap<string, string> = new Map([
  [".csv", "text/csv"],
  [".ndjson", "application/x-ndjson"],
  [".jsonl", "application/x-ndjson"],
]);

/** Returns the chosen file, or the sample by default; throws if the file cannot be imported. */
export function findSourceFile({ file, map }: Pick<Options, "file" | "map">): SourceFile {
  const path = file === undefined ? sampleFile : resolve(readCallerFolder(), file);
  const mediaType = mediaTypes.get(extname(path).toLowerCase());
  if (mediaType === undefined) {
    throw new CliError(`${path} is not a .csv, .ndjson or .jsonl file.`);
  }
  requireFile(path);
  const isSample = path === sampleFile;
  return {
    file: path,
    title: isSample ? "Sample" : basename(path, extname(path)).slice(0, 100),
    name: relative(root, path) + (map === undefined ? "" : `?map=${map}`),
    mediaType,
    map,
    isSample,
  };
}

/** Computes the SHA-256 of a file. */
export async function hashFile({ file }: SourceFile): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Returns the folder in which npm was called. npm itself changes to the folder of the project. */
function readCallerFolder(): string {
  return process.env["INIT_CWD"] ?? process.cwd();
}

function requireFile(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new CliError(`${path} does not exist.`);
  }
  if (!stats.isFile()) {
    throw new CliError(`${path} is not a file.`);
  }
  if (stats.size > limits.importBytesMax) {
    throw new CliError(`${path} is larger than ${limits.importBytesMax} bytes. Split it.`);
  }
}
