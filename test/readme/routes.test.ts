import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const readme = readFileSync("README.md", "utf8");

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** What a parameter is called is not what a route is. */
function nameless(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

/** "GET /v1/workspaces/{}/summary" … of every route that the app has, as its document lists them. */
function routesOfApp(): string[] {
  const { paths } = Document.parse(JSON.parse(readFileSync("src/web/openapi.json", "utf8")));
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${nameless(path)}`),
  );
}

/** The same of the table: in its first column, words of methods and a path between backticks. */
function routesOfTable(): string[] {
  const [, table = ""] = /\n\| route .*\n\|.*\n((?:\|.*\n)*)/.exec(readme) ?? [];
  const cells = table.split("\n").map((line) => line.split("|")[1] ?? "");
  const spans = [...cells.join("\n").matchAll(/`([A-Z ]+) ([^`]+)`/g)];
  return spans.flatMap(([, methods = "", path = ""]) => {
    const whole = nameless(path.replace("…", "/v1/workspaces/{}"));
    return methods.split(" ").map((method) => `${method} ${whole}`);
  });
}

test("the table of routes has each route of the app, once, and no other", () => {
  expect(routesOfTable().toSorted()).toEqual(routesOfApp().toSorted());
});

test("every request that it recommends is a route of the app", () => {
  const routes = new Set(routesOfApp());
  const questions = readme.slice(readme.indexOf("## Which question"), readme.indexOf("## Models"));
  const asked = [...questions.matchAll(/`(GET|POST) ([^`?]+)[^`]*`/g)].map(
    ([, method = "", path = ""]) => `${method} ${nameless(path.replace("…", "/v1/workspaces/{}"))}`,
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((route) => !routes.has(route))).toEqual([]);
});
