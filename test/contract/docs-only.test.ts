import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { docsOnly, requireDocs } from "../../src/contract/docs-only.ts";

type Content = Readonly<Record<string, { readonly schema: object }>>;
type Operation = {
  readonly parameters?: readonly { readonly $ref?: string }[];
  readonly requestBody?: { readonly content: Content };
};

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

/** Lists what each operation validates: its own parameters and the schemas of its body. */
function listRequestSchemas({ paths }: Document) {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => ({
      operation: `${method} ${path}`,
      parameters: parameters.filter(({ $ref }) => $ref === undefined),
      body: Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema]),
    })),
  );
}

describe("the built Worker", () => {
  test("validates requests by the documented schemas", async () => {
    const documented: Document = JSON.parse(readFileSync("src/web/openapi.json", "utf8"));
    const built = await readBuiltDocument();
    expect(listRequestSchemas(built)).toEqual(listRequestSchemas(documented));
    const schemas = Object.entries(built.components.schemas);
    const documentedSchemas = documented.components.schemas;
    for (const [name, schema] of schemas) {
      expect(schema).toEqual(documentedSchemas[name]);
    }
    expect(schemas.length).toBeGreaterThan(10);
    expect(schemas.length).toBeLessThan(Object.keys(documentedSchemas).length / 2);
  }, 20_000);
});

describe("where documents are built", () => {
  test("docsOnly returns the value", () => {
    expect(docsOnly(() => "text")).toBe("text");
  });

  test("requireDocs returns a schema and rejects undefined", () => {
    expect(requireDocs("schema")).toBe("schema");
    expect(() => requireDocs(undefined)).toThrow("only where documents are built");
  });
});
