import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findDiskFault } from "../../../scripts/built-worker/disk-fault.ts";
import { createTempFolder } from "../start/temp-folder.ts";

function openFolder(): string {
  const folder = createTempFolder();
  mkdirSync(join(folder, "d1"));
  writeFileSync(join(folder, "d1/data.sqlite"), "");
  return folder;
}

test("a writable folder on a disk with free space has no fault, and stays unchanged", () => {
  const folder = openFolder();
  expect(findDiskFault(folder)).toBeUndefined();
  expect(readdirSync(folder)).toEqual(["d1"]);
});

test("a folder that does not exist is read-only", () => {
  expect(findDiskFault(join(createTempFolder(), "none"))).toBe("read-only");
});

test.each([
  ["EROFS", "read-only"],
  ["EACCES", "read-only"],
  ["ENOSPC", "full"],
  ["EDQUOT", "full"],
])("after the error %s the fault is %s", (code, fault) => {
  const write = () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(findDiskFault(openFolder(), { write })).toBe(fault);
});

test("a disk with less space than a batch may need is full", () => {
  const blocks = { bsize: 1_024, bavail: 1_000 };
  expect(findDiskFault(openFolder(), { stat: () => blocks })).toBe("full");
});
