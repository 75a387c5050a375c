import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** The modules of core that a page in a browser imports. */
const entries = [
  "src/core/snapshot/encode-snapshot.ts",
  "src/core/snapshot/parse-changes.ts",
  "src/core/snapshot/apply-delta.ts",
  "src/core/ranking/rank.ts",
  "src/contract/live.ts",
];

test("the modules that a browser imports contain no package, such as zod", () => {
  const files = new Set(entries);
  const packages: string[] = [];
  for (const file of files) {
    const names = listImports(file);
    packages.push(...names.filter((name) => !name.startsWith(".")));
    for (const name of names.filter((each) => each.startsWith("."))) {
      files.add(join(dirname(file), name));
    }
  }
  expect(files.size).toBeGreaterThan(30);
  expect(packages).toEqual([]);
});

test("the modules that a browser imports are in core", () => {
  const outside = entries
    .flatMap(listImports)
    .filter((name) => /\/(?:contract|cache|flows)\//.test(name));
  expect(outside).toEqual([]);
});

/** Lists the modules that a file imports at run time: imports of types leave no trace. */
function listImports(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const statements = [...text.matchAll(/^(?:import|export) ([^;]*?)from "([^"]+)";/gms)];
  return statements.flatMap(([, names = "", name = ""]) => (isTypeOnly(names) ? [] : [name]));
}

function isTypeOnly(names: string): boolean {
  const imported = names.replace(/^type\b/, "{ type").match(/[\w*]+(?: \w+)*/g) ?? [];
  return imported.length > 0 && imported.every((each) => each.startsWith("type "));
}
