import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltWorker, buildWorker, serveWorker } from "../../scripts/built-worker.ts";

const rootKey = "ord_assets0000000000000000000000root";

let worker: BuiltWorker;

beforeAll(async () => {
  const script = await buildWorker();
  worker = await serveWorker(script, { rootKey });
  await rm(dirname(script), { recursive: true, force: true });
}, 60_000);

afterAll(() => worker.stop());

test.each([
  ["/", "text/html"],
  ["/docs", "text/html"],
  ["/openapi.json", "application/json"],
])("serves the file of %s with the headers of its _headers file", async (path, type) => {
  const response = await fetch(worker.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain(type);
  expect(response.headers.get("content-security-policy")).not.toBeNull();
  expect(response.headers.get("x-request-id")).toBeNull();
});

test.each([
  ["/health", 200],
  ["/problems/not-found", 200],
  ["/v1/unknown", 404],
  ["/api/unknown", 404],
])("passes %s to the Worker first", async (path, status) => {
  const response = await fetch(worker.url + path);
  expect(response.status).toBe(status);
  expect(response.headers.get("x-request-id")).not.toBeNull();
});

test("passes a path without a file to the Worker, which returns a problem", async () => {
  const response = await fetch(`${worker.url}/unknown`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});
