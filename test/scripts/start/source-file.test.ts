import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleFile } from "../../../scripts/start/paths.ts";
import { findSourceFile, hashFile } from "../../../scripts/start/source-file.ts";
import { createTempFolder } from "./temp-folder.ts";

const noOptions = { file: undefined, map: undefined };

test("returns the sample by default", () => {
  const source = findSourceFile(noOptions);
  expect(source).toMatchObject({ file: sampleFile, title: "Sample", isSample: true });
  expect(source.name).toBe("scripts/lab/sample/backlog.csv");
});

test("detects the format by the extension, and gives another name to a file with a map", () => {
  const file = join(createTempFolder(), "my.NDJSON");
  writeFileSync(file, "{}");
  const source = findSourceFile({ file, map: undefined });
  const mapped = findSourceFile({ file, map: "a=title" });
  expect(source).toMatchObject({ title: "my", mediaType: "application/x-ndjson" });
  expect(mapped.name).toBe(`${source.name}?map=a=title`);
});

test("rejects a missing file, a folder and an unknown format", () => {
  const folder = createTempFolder();
  mkdirSync(join(folder, "a.csv"));
  const at = (name: string) => () => findSourceFile({ file: join(folder, name), map: undefined });
  expect(at("b.csv")).toThrow("does not exist");
  expect(at("a.csv")).toThrow("is not a file");
  expect(at("a.xlsx")).toThrow("is not a .csv, .ndjson or .jsonl file");
});

test("changes the digest when a byte changes", async () => {
  const file = join(createTempFolder(), "a.csv");
  writeFileSync(file, "title\nA\n");
  const before = await hashFile(findSourceFile({ file, map: undefined }));
  expect(await hashFile(findSourceFile({ file, map: undefined }))).toBe(before);
  writeFileSync(file, "title\nB\n");
  expect(await hashFile(findSourceFile({ file, map: undefined }))).not.toBe(before);
});
