import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleFile } from "../../../scripts/start/paths.ts";
import { digestOf, sourceOf } from "../../../scripts/start/source-file.ts";
import { openFolder } from "./temp-folder.ts";

const nothing = { file: undefined, map: undefined };

test("is the sample when no file is named", () => {
  const source = sourceOf(nothing);
  expect(source).toMatchObject({ file: sampleFile, title: "Sample", isSample: true });
  expect(source.name).toBe("scripts/lab/sample/backlog.csv");
});

test("knows the format by the end of the name, and files mapped otherwise as others", () => {
  const file = join(openFolder(), "my.NDJSON");
  writeFileSync(file, "{}");
  const source = sourceOf({ file, map: undefined });
  const mapped = sourceOf({ file, map: "a=title" });
  expect(source).toMatchObject({ title: "my", mediaType: "application/x-ndjson" });
  expect(mapped.name).toBe(`${source.name}?map=a=title`);
});

test("refuses what is not there, what is no file, and what is of no known format", () => {
  const folder = openFolder();
  mkdirSync(join(folder, "a.csv"));
  const at = (name: string) => () => sourceOf({ file: join(folder, name), map: undefined });
  expect(at("b.csv")).toThrow("There is no file");
  expect(at("a.csv")).toThrow("is no file");
  expect(at("a.xlsx")).toThrow("is neither .csv nor .ndjson nor .jsonl");
});

test("has another digest when a byte is another", async () => {
  const file = join(openFolder(), "a.csv");
  writeFileSync(file, "title\nA\n");
  const before = await digestOf(sourceOf({ file, map: undefined }));
  expect(await digestOf(sourceOf({ file, map: undefined }))).toBe(before);
  writeFileSync(file, "title\nB\n");
  expect(await digestOf(sourceOf({ file, map: undefined }))).not.toBe(before);
});
