import { afterAll, beforeAll, expect, test } from "vitest";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";

let environment: JourneyEnvironment;

beforeAll(async () => {
  environment = await openJourneyEnvironment();
}, 60_000);

afterAll(() => environment.close());

test.each([
  ["/", "text/html"],
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
