import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureRootKey } from "../../../scripts/start/root-key.ts";
import { isApiKey } from "../../../src/core/api-key.ts";
import { openFolder } from "./temp-folder.ts";

test("makes a key on the first start, for nobody else to read, and finds it on the second", () => {
  const file = join(openFolder(), ".dev.vars");
  const key = ensureRootKey(file);
  expect(isApiKey(key)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(ensureRootKey(file)).toBe(key);
});

test("leaves what else stands in the file", () => {
  const file = join(openFolder(), ".dev.vars");
  writeFileSync(file, '# mine\nSENTRY_DSN=""');
  const key = ensureRootKey(file);
  expect(readFileSync(file, "utf8")).toBe(`# mine\nSENTRY_DSN=""\nROOT_KEY="${key}"\n`);
});

test("takes the key that somebody chose, unless the Worker would refuse it", () => {
  const file = join(openFolder(), ".dev.vars");
  writeFileSync(file, "ROOT_KEY=of-my-own-and-long-enough\n");
  expect(ensureRootKey(file)).toBe("of-my-own-and-long-enough");
  writeFileSync(file, "ROOT_KEY=too-short\n");
  expect(() => ensureRootKey(file)).toThrow("shorter than 20 characters");
});
