import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const reference = readFileSync("docs/api.md", "utf8");
const concepts = readFileSync("docs/concepts.md", "utf8");

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Removes the names of path parameters, which the docs shorten. */
function stripParameterNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

/** Reads the routes of the OpenAPI document, such as "GET /v1/workspaces/{}/summary". */
function readDocumentedRoutes(): string[] {
  const { paths } = Document.parse(JSON.parse(readFileSync("src/web/openapi.json", "utf8")));
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${stripParameterNames(path)}`),
  );
}

/** Reads the routes of the table in docs/api.md: methods and a path between backticks. */
function readTableRoutes(): string[] {
  const [, table = ""] = /\n\| route .*\n\|.*\n((?:\|.*\n)*)/.exec(reference) ?? [];
  const cells = table.split("\n").map((line) => line.split("|")[1] ?? "");
  const spans = [...cells.join("\n").matchAll(/`([A-Z ]+) ([^`]+)`/g)];
  return spans.flatMap(([, methods = "", path = ""]) => {
    const fullPath = stripParameterNames(path.replace("…", "/v1/workspaces/{}"));
    return methods.split(" ").map((method) => `${method} ${fullPath}`);
  });
}

test("docs/api.md lists each route of the app once, and no other", () => {
  expect(readTableRoutes().toSorted()).toEqual(readDocumentedRoutes().toSorted());
});

test("docs/concepts.md names only requests that the app has", () => {
  const routes = new Set(readDocumentedRoutes());
  const named = [...concepts.matchAll(/`(GET|POST) ([^`?]+)[^`]*`/g)].map(
    ([, method = "", path = ""]) =>
      `${method} ${stripParameterNames(path.replace("…", "/v1/workspaces/{}"))}`,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((route) => !routes.has(route))).toEqual([]);
});
