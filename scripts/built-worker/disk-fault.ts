import { accessSync, constants, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A write fails if fewer bytes than this are free: a batch writes up to 16 MiB to the log. */
const freeBytesMin = 16 * 1_024 * 1_024;

/**
 * Returns the fault of a folder of local data: its disk is full, or the folder or a file in it is
 * read-only. The runtime reports both to the Worker only as "internal error".
 */
export function findDiskFault(
  folder: string,
  { write = writeFileSync, stat = statfsSync }: FileSystem = {},
): "full" | "read-only" | undefined {
  try {
    requireWritable(folder, write);
  } catch (error) {
    return hasCode(error, ["ENOSPC", "EDQUOT"]) ? "full" : "read-only";
  }
  const { bavail, bsize } = stat(folder);
  return bavail * bsize < freeBytesMin ? "full" : undefined;
}

/** The system calls that a test replaces. */
type FileSystem = {
  readonly write?: (file: string, text: string) => void;
  readonly stat?: (folder: string) => { readonly bavail: number; readonly bsize: number };
};

/** Throws if the folder does not accept a new file, or if a file in it is read-only. */
function requireWritable(folder: string, write: (file: string, text: string) => void): void {
  const probe = join(folder, `.probe-${process.pid}`);
  write(probe, "probe");
  rmSync(probe);
  const databases = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.includes(".sqlite"),
  );
  for (const path of databases) {
    accessSync(join(folder, path), constants.W_OK);
  }
}

/** Returns whether an error of the operating system has one of these codes. */
export function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
