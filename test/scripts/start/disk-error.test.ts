import { join } from "node:path";
import { expect, test } from "vitest";
import { describeDiskError } from "../../../scripts/start/disk-error.ts";
import { createTempFolder } from "./temp-folder.ts";

test.each([
  ["ENOSPC", "The disk of /data/x is full. Free space, or set ORDINAL_LOCAL_FOLDER"],
  ["EROFS", "Ordinal cannot write to /data/x. Make it writable, or set ORDINAL_LOCAL_FOLDER"],
  ["EACCES", "Ordinal cannot write to /data/x. Make it writable, or set ORDINAL_LOCAL_FOLDER"],
])("names the path and the cause of %s", (code, line) => {
  const error = Object.assign(new Error(code), { code, path: "/data/x" });
  expect(describeDiskError(error, "/data")).toContain(line);
});

test("returns nothing for another error, if the folder is writable or does not exist yet", () => {
  const folder = createTempFolder();
  expect(describeDiskError(new Error("a bug"), folder)).toBeUndefined();
  expect(describeDiskError(new Error("a bug"), join(folder, "none"))).toBeUndefined();
});
