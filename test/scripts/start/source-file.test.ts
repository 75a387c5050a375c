import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InputError } from "../../../scripts/cli-error.ts";
import { sampleFile } from "../../../scripts/start/paths.ts";
import { findSourceFile, hashFile } from "../../../scripts/start/source-file.ts";
import { type ImportParameters } from "../../../scripts/start/types.ts";
import { createTempFolder } from "./temp-folder.ts";

const noOptions = { file: undefined, parameters: {} };

test("returns the sample by default", () => {
  const source = findSourceFile(noOptions);
  expect(source).toMatchObject({ file: sampleFile, title: "Sample", isSample: true });
  expect(source.name).toBe("sample");
});

test("gives another name to a file with options that identify its items", () => {
  const file = join(createTempFolder(), "my.NDJSON");
  writeFileSync(file, "{}");
  const { name, title } = findSourceFile({ file, parameters: {} });
  const nameWith = (parameters: ImportParameters) => findSourceFile({ file, parameters }).name;
  expect(title).toBe("my");
  expect(nameWith({ map: "a=title" })).toBe(`${name}?map=a=title`);
  expect(nameWith({ source: "shop", profile: "jira" })).toBe(`${name}?profile=jira&source=shop`);
  expect(nameWith({ blank: "clear", values: "a: b=c" })).toBe(name);
});

test("rejects a missing file and a folder", () => {
  const folder = createTempFolder();
  mkdirSync(join(folder, "a.csv"));
  const find = (name: string) => () => findSourceFile({ file: join(folder, name), parameters: {} });
  expect(find("b.csv")).toThrow(InputError);
  expect(find("b.csv")).toThrow("does not exist");
  expect(find("a.csv")).toThrow("is not a file");
});

test("changes the digest when an option changes that decides how the file is read", async () => {
  const file = join(createTempFolder(), "a.csv");
  writeFileSync(file, "title\nA\n");
  const digests = [{}, { blank: "clear" }, { dates: "day-first" }, { map: "a=title" }] as const;
  const [plain, ...others] = await Promise.all(
    digests.map((parameters) => hashFile(findSourceFile({ file, parameters }))),
  );
  expect(others).toEqual([`${plain}?blank=clear`, `${plain}?dates=day-first`, plain]);
});

test("changes the digest when a byte changes", async () => {
  const file = join(createTempFolder(), "a.csv");
  writeFileSync(file, "title\nA\n");
  const before = await hashFile(findSourceFile({ file, parameters: {} }));
  expect(await hashFile(findSourceFile({ file, parameters: {} }))).toBe(before);
  writeFileSync(file, "title\nB\n");
  expect(await hashFile(findSourceFile({ file, parameters: {} }))).not.toBe(before);
});
