import { Failure } from "../core/failure.ts";

/** The fault of the disk on which a local database is stored. */
export type DiskFault = "full" | "read-only";

/**
 * Messages of SQLite and D1 for a database or disk without space.
 *
 * Source: https://www.sqlite.org/rescode.html#full,
 * https://developers.cloudflare.com/d1/observability/debug-d1/
 */
const fullErrors =
  /database or disk is full|SQLITE_FULL|exceeded maximum (?:db size|account storage)|no space left/i;

/** Messages of SQLite and the operating system for a file that cannot be opened or written. */
const notWritableErrors =
  /readonly database|SQLITE_READONLY|read-only file system|EROFS|unable to open database file|SQLITE_CANTOPEN|disk I\/O error|SQLITE_IOERR/i;

/** Returns the failure for an error whose message names a fault of the disk. */
export function findDiskFailure(error: unknown): Failure | undefined {
  const text = error instanceof Error ? `${error.message} ${String(error.cause)}` : "";
  if (fullErrors.test(text)) {
    return buildDiskFailure("full", error);
  }
  return notWritableErrors.test(text) ? buildDiskFailure("read-only", error) : undefined;
}

/** Builds the failure for a fault of the disk. */
export function buildDiskFailure(fault: DiskFault, cause: unknown): Failure {
  if (fault === "full") {
    const detail =
      "The database has no space left for this write. Free space on its disk or delete data, then " +
      "send the request again.";
    return new Failure("database-full", detail, { cause });
  }
  const detail =
    "Ordinal cannot open or write the file of its database. Make the file and its folder " +
    "writable, then send the request again.";
  return new Failure("database-not-writable", detail, { cause });
}
