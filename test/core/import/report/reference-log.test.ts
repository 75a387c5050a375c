import { expect, test } from "vitest";
import { ReferenceLog } from "../../../../src/core/import/report/reference-log.ts";
import { SeenIds } from "../../../../src/core/import/report/seen-ids.ts";

function resolve(
  aliases: readonly (readonly [string, string])[],
  references: readonly string[],
): Record<string, string> {
  const log = new ReferenceLog();
  const seen = new SeenIds();
  for (const [alias, externalId] of aliases) {
    log.addAlias(alias, externalId);
    seen.add(externalId, 1);
  }
  for (const name of references) {
    log.addReference(name);
  }
  return { ...log.resolve(seen) };
}

test("resolves the aliases that rows use, and no others", () => {
  const aliases = [
    ["101", "A-1"],
    ["102", "A-2"],
  ] as const;
  expect(resolve(aliases, ["101", "A-2", "999"])).toEqual({ 101: "A-1" });
});

test("prefers an external id of the file to an equal alias", () => {
  const aliases = [
    ["A-2", "A-1"],
    ["102", "A-2"],
  ] as const;
  expect(resolve(aliases, ["A-2"])).toEqual({});
});

test("does not resolve an alias that several items have", () => {
  const aliases = [
    ["Test", "1"],
    ["Test", "2"],
    ["Test", "1"],
    ["Other", "3"],
  ] as const;
  expect(resolve(aliases, ["Test", "Other"])).toEqual({ Other: "3" });
});

test("resolves the alias of an item that occurs twice in the file", () => {
  expect(
    resolve(
      [
        ["101", "A-1"],
        ["101", "A-1"],
      ],
      ["101"],
    ),
  ).toEqual({ 101: "A-1" });
});

test("accepts any text as a name", () => {
  expect(resolve([["__proto__", "A-1"]], ["__proto__"])).toEqual(JSON.parse('{"__proto__":"A-1"}'));
});

test("bounds the length of the names that it resolves", () => {
  const names = Array.from({ length: 4_000 }, (_, index) => `${"x".repeat(195)}${index}`);
  const aliases = names.map((name, index) => [name, `A-${index}`] as const);
  const resolved = Object.keys(resolve(aliases, names));
  expect(resolved.length).toBeGreaterThan(2_000);
  expect(resolved.join("").length).toBeLessThan(500_000);
});
