import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as jsonSchema from "../src/zod-json-schema-in-use.ts";
import * as known from "../src/zod-names.ts";

const src = join(import.meta.dirname, "../src");

/** Every `z.name(` and `z.name.other(` of a file. */
function calledIn(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/\bz\s*\.(\w+)(?:\.\w+)?\(/g)].map(([, name = ""]) => name);
}

test("knows every name of zod that is called: the Worker has no others", () => {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" });
  const called = new Set(files.filter((file) => file.endsWith(".ts")).flatMap(calledIn));
  expect(called.size).toBeGreaterThan(10);
  expect([...called].filter((name) => !Object.hasOwn(known, name))).toEqual([]);
});

test("names what zod's schemas say of JSON Schema, and nothing else", () => {
  const schemas = readFileSync("node_modules/zod/v4/classic/schemas.js", "utf8");
  const said = [...schemas.matchAll(/\bprocessors\.(?!js")(\w+)/g)].map(([, name = ""]) => name);
  const imported = /import \{([^}]*)\} from "\.\.\/core\/to-json-schema\.js"/.exec(schemas)?.[1];
  const names = [...said, ...(imported ?? "").split(",").map((name) => name.trim())];
  expect(Object.keys(jsonSchema).toSorted()).toEqual([...new Set(names)].toSorted());
});
