import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

type Operation = { readonly parameters?: object; readonly requestBody?: object };

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

const run = promisify(execFile);

/** Returns the document of the schemas as the built Worker has them. */
async function readBuiltDocument(): Promise<Document> {
  const script = join(import.meta.dirname, "print-built-document.ts");
  const { stdout } = await run(process.execPath, [script], { maxBuffer: 16 * 1024 ** 2 });
  return JSON.parse(stdout);
}

function requestsOf({ paths }: Document) {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters, requestBody }]) => ({
      operation: `${method} ${path}`,
      parameters,
      requestBody,
    })),
  );
}

test("what requests are read with is whole where nobody asks for documents", async () => {
  const documented: Document = JSON.parse(readFileSync("src/web/openapi.json", "utf8"));
  const built = await readBuiltDocument();
  expect(requestsOf(built)).toEqual(requestsOf(documented));
  const left = Object.entries(built.components.schemas);
  const differing = left.filter(
    ([name, schema]) =>
      JSON.stringify(schema) !== JSON.stringify(documented.components.schemas[name]),
  );
  expect(differing).toEqual([]);
  expect(left.length).toBeGreaterThan(10);
  expect(left.length).toBeLessThan(Object.keys(documented.components.schemas).length / 2);
}, 20_000);

test("nothing is ever asked of a schema that only documents", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path, text: readFileSync(`src/${path}`, "utf8") }));
  const names = sources.flatMap(({ text }) =>
    [...text.matchAll(/^export const ([A-Z]\w+) = documented\(/gm)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(20);
  const asked = new RegExp(`(?<!documented\\(\\(\\) => )\\b(?:${names.join("|")})\\.\\w+`);
  const asking = sources
    .filter(({ path }) => !path.startsWith("contract/"))
    .map(({ path, text }) => ({ path, asked: asked.exec(text)?.[0] }));
  expect(asking.filter((found) => found.asked !== undefined)).toEqual([]);
});
