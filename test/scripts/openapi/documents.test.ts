import { readFileSync } from "node:fs";
import { createRoute, z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { type Operation } from "../../../scripts/openapi/document.ts";
import { buildDocuments } from "../../../scripts/openapi/documents.ts";
import { tags } from "../../../scripts/openapi/info.ts";
import { operationHeaders } from "../../../scripts/openapi/operation-headers.ts";
import { createApp } from "../../../src/http/app.ts";
import { json, problems } from "../../../src/http/responses.ts";
import { router } from "../../../src/http/router.ts";

type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: object }>>;
    readonly securitySchemes: object;
  };
};

const batch = createRoute({
  operationId: "applyItemBatch",
  method: "post",
  path: "/workspaces/{workspaceId}/items~batch",
  request: { params: z.object({ workspaceId: z.string() }) },
  responses: {
    200: json(z.object({ rate: z.number().gt(0).nullable() }).openapi("Batch"), "Done."),
    ...problems(409),
  },
});

const sample = buildDocuments(router().openapi(batch, (c) => c.json({ rate: 1 }, 200)));
const texts = buildDocuments(createApp(() => expect.unreachable()));
const document: Document = JSON.parse(texts["openapi.json"] ?? "");

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => Object.assign({ path, method }, operation)),
);
const names = operations.map(({ operationId = "" }) => operationId);

function parse(file: string): Document {
  return JSON.parse(sample[file] ?? "");
}

describe("the two versions", () => {
  test.each([
    ["openapi.json", "3.1.0", { type: ["number", "null"], exclusiveMinimum: 0 }],
    [
      "openapi-3.0.json",
      "3.0.3",
      { type: "number", nullable: true, minimum: 0, exclusiveMinimum: true },
    ],
  ])("%s is OpenAPI %s", (file, version, rate) => {
    const { openapi, components } = parse(file);
    expect(openapi).toBe(version);
    expect(components.schemas["Batch"]?.properties).toEqual({ rate });
    expect(components.securitySchemes).toMatchObject({ key: { scheme: "bearer" } });
  });

  test.each(["openapi.json", "openapi-3.0.json"])("%s has the public paths of verbs", (file) => {
    expect(Object.keys(parse(file).paths)).toEqual(["/workspaces/{workspaceId}/items:batch"]);
  });

  test.each(["openapi.json", "openapi-3.0.json"])(
    "%s equals the served file, which `npm run openapi` writes",
    (file) => {
      // Compared as booleans: vitest takes minutes to show the difference of two long texts.
      expect(readFileSync(`src/web/${file}`, "utf8") === texts[file]).toBe(true);
    },
  );
});

test("adds the problems of all routes and of the permission to those of a route", () => {
  const { post } = parse("openapi.json").paths["/workspaces/{workspaceId}/items:batch"] ?? {};
  const statuses = [200, 400, 401, 403, 404, 405, 406, 409, 412, 414, 422, 429, 431, 500, 503, 507];
  expect(Object.keys(post?.responses ?? {})).toEqual(statuses.map(String));
  expect(post?.responses["409"]).toEqual({ $ref: "#/components/responses/Conflict" });
});

describe("every operation", () => {
  test("has an id of its own", () => {
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]*)*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(operations.length);
  });

  test.each(operations)("$operationId has one tag, a summary and a description", (operation) => {
    const declaredTags = tags.map(({ name }) => name);
    expect(operation.tags).toHaveLength(1);
    expect(declaredTags).toEqual(expect.arrayContaining([...(operation.tags ?? [])]));
    expect(operation.summary).toMatch(/^[A-Z][a-z]+( [\w ]+)?$/);
    expect(operation.description).toMatch(/^[A-Z].*[.]$/);
  });

  test.each(operations)("$operationId has an example of each body", (operation) => {
    const entries = Object.entries(operation.responses).filter(([status]) => status < "300");
    const contents = [operation.requestBody, ...entries.map(([, entry]) => entry)];
    const missing = contents
      .map((entry) => Object.values(entry?.content ?? {}))
      .filter((media) => media.length > 0 && media.every(({ example }) => example === undefined));
    expect(missing).toEqual([]);
  });
});

describe("every example", () => {
  const bodies = operations.flatMap(({ operationId, requestBody, responses }) =>
    [["request", requestBody] as const, ...Object.entries(responses)].flatMap(([part, entry]) =>
      Object.entries(entry?.content ?? {}).map(([type, media]) => ({
        name: `${operationId} ${part} ${type}`,
        media,
      })),
    ),
  );
  const withExample = bodies.filter(({ media }) => media.example !== undefined);

  test.each(withExample)("matches its schema: $name", ({ media: { schema, example } }) => {
    const result = toZod(schema).safeParse(example);
    expect(result.error?.issues).toBeUndefined();
  });
});

test("names only operations that exist in the table of headers", () => {
  expect(Object.keys(operationHeaders).filter((name) => !names.includes(name))).toEqual([]);
});

/** Converts a schema of the document, with the components that it refers to, to a zod schema. */
function toZod(schema: object): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")));
}
