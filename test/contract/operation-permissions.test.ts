import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Operation } from "../../scripts/openapi/document.ts";
import { buildDocuments } from "../../scripts/openapi/documents.ts";
import { replacePermissionTable } from "../../scripts/openapi/permission-table.ts";
import { findPermission, operationPermissions } from "../../src/contract/operation-permissions.ts";
import { type Action, actions } from "../../src/core/access.ts";
import { createApp } from "../../src/http/app.ts";
import { toPublicPath } from "../../src/http/request/path.ts";

/** The permissions that no operation requires, each with the reason. */
const unusedActions: Readonly<Partial<Record<Action, string>>> = {
  "sessions:all": "the flows of sessions check it besides sessions:own",
};

/** The pages that are no operations: they are static texts, and need no key. */
const pages = ["get /problems/{code}", "get /app/*"];

const app = createApp(() => expect.unreachable());
const document: Readonly<Record<string, Readonly<Record<string, Operation>>>> = JSON.parse(
  buildDocuments(app)["openapi.json"] ?? "",
).paths;

const operations = Object.entries(document).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => {
    const { operationId = "" } = operation;
    return Object.assign(operation, { operationId, name: `${method} ${path}` });
  }),
);
const isPublic = ({ security }: Operation) => security?.length === 0;
const keyed = operations.filter((operation) => !isPublic(operation));

describe("the route table, the OpenAPI document and the permission table", () => {
  test("name the same routes", () => {
    // Middleware is mounted for all methods, and a route once per handler.
    const routes = app.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method.toLowerCase()} ${toPublicPath(toTemplate(path))}`);
    const documented = operations.map(({ name }) => name);
    expect(new Set(routes)).toEqual(new Set([...documented, ...pages]));
  });

  test("name the same operations that need a key", () => {
    const names = keyed.map(({ operationId }) => operationId);
    expect(Object.keys(operationPermissions).toSorted()).toEqual(names.toSorted());
  });

  test("leave the same operations public", () => {
    const names = operations.filter(isPublic).map(({ operationId }) => operationId);
    expect(names).toEqual(["getHealth"]);
    expect(names.map(findPermission)).toEqual([undefined]);
  });

  test("use every permission", () => {
    const used = new Set(Object.values(operationPermissions));
    expect(actions.filter((action) => !used.has(action))).toEqual(Object.keys(unusedActions));
  });
});

describe("the OpenAPI document", () => {
  test.each(keyed)("states the permission of $operationId", (operation) => {
    const permission = findPermission(operation.operationId);
    expect(operation["x-required-permission"]).toBe(permission);
    const schemes = operation.operationId === "createSession" ? ["key"] : ["key", "session"];
    expect(operation.security).toEqual(schemes.map((scheme) => ({ [scheme]: [] })));
    expect(operation.description).toMatch(`Requires the permission \`${permission}\`.`);
  });

  test.each(keyed)("has a 403 for $operationId", (operation) => {
    // Also for a role with the permission: a page of another origin may not call the API.
    expect(operation.responses).toHaveProperty("403");
  });
});

test("docs/security.md has the current permission table", () => {
  const guide = readFileSync("docs/security.md", "utf8");
  expect(replacePermissionTable(guide)).toBe(guide);
  expect(guide.match(/^\| `/gm)).toHaveLength(actions.length);
  expect(() => replacePermissionTable("no markers")).toThrow("has no markers");
});

/** Converts the parameters of a path from Hono's form to that of the document. */
function toTemplate(path: string): string {
  return path.replaceAll(/:(\w+)/g, "{$1}");
}
