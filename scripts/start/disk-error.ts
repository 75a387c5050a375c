import { existsSync } from "node:fs";
import { findDiskFault, hasCode } from "../built-worker/disk-fault.ts";

/**
 * Returns a line that names the full disk or the read-only folder behind an error; undefined if the
 * error has another cause. The runtime reports both only as "internal error".
 */
export function describeDiskError(error: unknown, folder: string): string | undefined {
  const path = readPath(error) ?? folder;
  if (hasCode(error, ["ENOSPC", "EDQUOT"])) {
    return describeFault("full", path);
  }
  if (hasCode(error, ["EACCES", "EPERM", "EROFS"])) {
    return describeFault("read-only", path);
  }
  const fault = existsSync(folder) ? findDiskFault(folder) : undefined;
  return fault && describeFault(fault, folder);
}

function describeFault(fault: "full" | "read-only", path: string): string {
  const [cause, remedy] =
    fault === "full"
      ? [`The disk of ${path} is full.`, "Free space"]
      : [`Ordinal cannot write to ${path}.`, "Make it writable"];
  return `${cause} ${remedy}, or set ORDINAL_LOCAL_FOLDER to another folder.`;
}

function readPath(error: unknown): string | undefined {
  return error instanceof Error && "path" in error && typeof error.path === "string"
    ? error.path
    : undefined;
}
