import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename, extname, relative, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { limits } from "../../src/contract/limits.ts";
import { Trouble } from "../cli-error.ts";
import { type Options } from "./options.ts";
import { root, sampleFile } from "./paths.ts";

/** The file a backlog comes from. */
export type Source = {
  readonly file: string;
  /** Of the workspace that is made for it. */
  readonly title: string;
  /** What it is kept under: its path as seen from the project, and what its columns are. */
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

/** The file that was asked for, or else the sample. Refuses one that cannot be imported. */
export function sourceOf({ file, map }: Pick<Options, "file" | "map">): Source {
  const path = file === undefined ? sampleFile : resolve(callerFolder(), file);
  const mediaType = mediaTypes.get(extname(path).toLowerCase());
  if (mediaType === undefined) {
    throw new Trouble(`${path} is neither .csv nor .ndjson nor .jsonl.`);
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

/** SHA-256 of what is in the file. */
export async function digestOf({ file }: Source): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** npm changes to the project's folder, and says where it was called from. */
function callerFolder(): string {
  return process.env["INIT_CWD"] ?? process.cwd();
}

function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new Trouble(`There is no file ${path}.`);
  }
  if (!found.isFile()) {
    throw new Trouble(`${path} is no file.`);
  }
  if (found.size > limits.importBytesMax) {
    throw new Trouble(`${path} is larger than ${limits.importBytesMax} bytes; split it.`);
  }
}
