import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actions } from "../src/core/access.ts";

/*
 * Every flow that the HTTP edge calls authorizes its actor in its first statement, so before any
 * read. The tests of `test/worker/permissions` check the same for each operation and role.
 */

/** The exports of flows that need no authorization, each with the reason. */
const unprotected: Readonly<Record<string, string>> = {
  allowsOrigin: "decides about CORS, before any credential is known",
  checkExportOptions: "checks a query",
  computeHierarchyResult: "computes the weights of a hierarchy that the route has read",
  findPublished: "searches a pointer in memory, for headers",
  formatPageKey: "formats the key of a page that is resolved",
  pauseAfter: "lets other requests run",
  readPage: "reads a page that `resolveClientPage` has authorized",
  readSecretStates: "describes a workspace that the route has read",
  requireFreshReads: "refreshes the pointer for the middleware, and returns nothing",
  requireSingleOutcome: "picks the outcome of a write",
  runSliced: "runs a computation that a flow has authorized, or that needs no flow",
  toKanoOperations: "converts a request",
};

/** The files of the edge that use ports directly: they identify callers and store responses. */
const portUsers = [
  "src/http/request/auth/find-key.ts",
  "src/http/request/idempotency.ts",
  "src/http/request/run-idempotent.ts",
  "src/http/response/freshness.ts",
];

type FlowImport = { readonly name: string; readonly file: string };

const edgeFiles = readdirSync("src/http", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => join("src/http", path));

const flowImports = edgeFiles.flatMap(listFlowImports);

describe("a flow that the HTTP edge imports", () => {
  test.each(flowImports.filter(({ name }) => !(name in unprotected)))(
    "authorizes its actor first: $name of $file",
    ({ name, file }) => {
      const [, action] = /^authorize\(actor, "([\w:]+)"\);$/.exec(firstStatement(name, file)) ?? [];
      expect(actions).toContain(action);
    },
  );

  test("is listed without authorization only if it is imported", () => {
    const names = new Set(flowImports.map(({ name }) => name));
    expect(Object.keys(unprotected).filter((name) => !names.has(name))).toEqual([]);
  });
});

test("the HTTP edge finds its flows by named imports", () => {
  const mentions = edgeFiles.flatMap(
    (path) => readFileSync(path, "utf8").match(/\/flows\//g) ?? [],
  );
  const imports = edgeFiles.flatMap((path) => [...matchFlowImports(path)]);
  expect(flowImports.length).toBeGreaterThan(40);
  expect(imports).toHaveLength(mentions.length);
});

test("no route uses the store, a cache or another port directly", () => {
  const port = /\b(?:store|caches|queue|rooms)\.[a-z]|\.(?:store|caches|queue|rooms)\b/;
  const users = edgeFiles.filter((path) => port.test(readFileSync(path, "utf8")));
  expect(users.toSorted()).toEqual(portUsers);
});

function matchFlowImports(path: string) {
  const text = readFileSync(path, "utf8");
  return text.matchAll(/import \{([^}]*)\} from "(?:\.\.\/)+(flows\/[^"]+)";/g);
}

/** Lists the values, but not the types, that a file imports from flows. */
function listFlowImports(path: string): FlowImport[] {
  return [...matchFlowImports(path)].flatMap(([, names = "", file = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "))
      .map((name) => ({ name, file: join("src", file) })),
  );
}

/** Returns the first line of the body of an exported function. */
function firstStatement(name: string, file: string): string {
  const text = readFileSync(file, "utf8");
  const [, declaration = ""] = text.split(
    new RegExp(String.raw`^export (?:async )?function\*? ${name}\(`, "m"),
  );
  const body = /^(?:.*\)|\)): ?.*\{$|^.*\) \{$/m.exec(declaration);
  const end = body === null ? 0 : body.index + body[0].length;
  return declaration.slice(end).trimStart().split("\n")[0] ?? "";
}
