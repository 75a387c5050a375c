import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";

let environment: JourneyEnvironment;

beforeAll(async () => {
  environment = await openJourneyEnvironment();
}, 60_000);

afterAll(() => environment.close());

test("the root leads to the dashboard", async () => {
  const response = await fetch(`${environment.url()}/`, { redirect: "manual" });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/app/");
});

test.each(["/app/", "/app/items/itm_unknown"])(
  "%s is the page of the dashboard, which loads only files of its host",
  async (path) => {
    const response = await fetch(environment.url() + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<div id="app">');
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe-inline");
  },
);

test("a missing file of the dashboard is a problem, not the page", async () => {
  const response = await fetch(`${environment.url()}/app/assets/unknown.js`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test.each([
  ["/docs", "text/html"],
  ["/openapi.json", "application/json"],
])(
  "the built Worker serves the file of %s with the headers of its _headers file",
  async (path, type) => {
    const response = await fetch(environment.url() + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("content-security-policy")).not.toBeNull();
    expect(response.headers.get("x-request-id")).toBeNull();
  },
);

test.each([
  ["/health", 200],
  ["/problems/not-found", 200],
  ["/v1/unknown", 404],
  ["/api/unknown", 404],
])("the static assets pass %s to the Worker first", async (path, status) => {
  const response = await fetch(environment.url() + path);
  expect(response.status).toBe(status);
  expect(response.headers.get("x-request-id")).not.toBeNull();
});

test("the static assets pass a path without a file to the Worker, which returns a problem", async () => {
  const response = await fetch(`${environment.url()}/unknown`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test("every prefix of the Worker's routes has precedence over static files", () => {
  const toml = readFileSync("wrangler.toml", "utf8");
  const [, list = "[]"] = /^run_worker_first = (\[.*\])$/m.exec(toml) ?? [];
  const patterns: string[] = JSON.parse(list);
  const { paths }: OpenApi = JSON.parse(readFileSync("src/web/openapi.json", "utf8"));
  const uncovered = Object.keys(paths).filter(
    (path) => !patterns.some((pattern) => path.startsWith(pattern.replace("*", ""))),
  );
  expect(Object.keys(paths).length).toBeGreaterThan(50);
  expect(uncovered).toEqual([]);
});

type OpenApi = { readonly paths: Readonly<Record<string, unknown>> };
