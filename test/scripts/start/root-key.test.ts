import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureRootKey } from "../../../scripts/start/root-key.ts";
import { readTokenPrefix } from "../../../src/core/token.ts";
import { createTempFolder } from "./temp-folder.ts";

test("generates a key that only this user can read, and returns it again later", () => {
  const file = join(createTempFolder(), ".dev.vars");
  const key = ensureRootKey(file);
  expect(readTokenPrefix(key)).toBe("ord");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(ensureRootKey(file)).toBe(key);
});

test("keeps the other lines of the file", () => {
  const file = join(createTempFolder(), ".dev.vars");
  writeFileSync(file, '# mine\nSENTRY_DSN=""');
  const key = ensureRootKey(file);
  expect(readFileSync(file, "utf8")).toBe(`# mine\nSENTRY_DSN=""\nROOT_KEY="${key}"\n`);
});

test("returns the keys that the user has set, unless the text is empty", () => {
  const file = join(createTempFolder(), ".dev.vars");
  writeFileSync(file, 'ROOT_KEY="of-my-own-and-long-enough,the-old-one-of-mine"\n');
  expect(ensureRootKey(file)).toBe("of-my-own-and-long-enough,the-old-one-of-mine");
  writeFileSync(file, "ROOT_KEY=\n");
  expect(() => ensureRootKey(file)).toThrow("is empty. Remove the line to get a new key.");
});
