import { createRoute, z } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import { problems } from "../../../src/http/responses.ts";
import { router } from "../../../src/http/router.ts";
import { openApp, openHttpEnvironment, sendJson } from "../../environments/unit-http.ts";

const Interval = z.strictObject({ low: z.number(), high: z.number() });
const Rating = z.union([z.number(), Interval], { error: "A number, or {low, high}." });

const Body = z.strictObject({
  title: z.string().min(1).optional(),
  size: z.number().positive().optional(),
  ratings: z.record(z.string().regex(/^[a-z]+$/, "Small letters."), Rating).optional(),
  list: z.array(z.strictObject({ "a/b~c": z.number() })).optional(),
  either: z.union([z.string(), z.boolean()]).optional(),
});

const post = createRoute({
  method: "post",
  path: "/things/{id}",
  request: {
    params: z.object({ id: z.string().regex(/^thg_/, "An id begins with thg_.") }),
    query: z.strictObject({ limit: z.coerce.number().int().max(500).optional() }),
    headers: z.object({ "ordinal-min-generation": z.coerce.number().optional() }),
    body: { required: true, content: { "application/json": { schema: Body } } },
  },
  responses: { 200: { description: "" }, ...problems(400, 422) },
});

const get = createRoute({ method: "get", path: "/plain", responses: { 200: { description: "" } } });

const app = openApp(openHttpEnvironment()).route(
  "/",
  router()
    .openapi(post, (c) => c.json({}))
    .openapi(get, (c) => c.json({})),
);

async function faultsOf(body: unknown, path = "/things/thg_1", headers = {}) {
  const response = await app.request(path, sendJson(JSON.stringify(body), headers));
  const { code, errors } = await response.json<{ code: string; errors: unknown[] }>();
  return { status: response.status, code, errors };
}

test("takes what fits", async () => {
  const response = await app.request("/things/thg_1?limit=5", sendJson('{"title":"a"}'));
  expect(response.status).toBe(200);
});

test.each([
  [{ title: "" }, "/title", "Too small: expected string to have >=1 characters"],
  [{ title: 1 }, "/title", "Expected string, received number"],
  [{ size: 0 }, "/size", "Too small: expected number to be >0"],
  [{ ratings: { reach: "much" } }, "/ratings/reach", "A number, or {low, high}."],
  [{ ratings: { reach: { low: 1 } } }, "/ratings/reach/high", "It is missing: expected number"],
  [{ ratings: { REACH: 1 } }, "/ratings/REACH", "Small letters."],
  [{ list: [{ "a/b~c": "" }] }, "/list/0/a~1b~0c", "Expected number, received string"],
  [{ either: 1 }, "/either", expect.stringContaining("Expected string, received number; or: ")],
])("points at a value that is not possible: 422 for %j", async (body, pointer, detail) => {
  expect(await faultsOf(body)).toEqual({
    status: 422,
    code: "invalid",
    errors: [{ pointer, detail }],
  });
});

test("points at an unknown field: 400", async () => {
  expect(await faultsOf({ titel: "a" })).toEqual({
    status: 400,
    code: "malformed",
    errors: [
      { pointer: "/titel", detail: 'There is no "titel" here. Remove it or correct its name.' },
    ],
  });
});

test("points at an unknown field inside one way of a union", async () => {
  const { status, errors } = await faultsOf({ ratings: { reach: { low: 1, high: 2, mid: 1 } } });
  expect(status).toBe(400);
  expect(errors).toEqual([
    {
      pointer: "/ratings/reach/mid",
      detail: 'There is no "mid" here. Remove it or correct its name.',
    },
  ]);
});

test("is 400 as a whole when an unknown field stands beside a value that is not possible", async () => {
  const { status, errors } = await faultsOf({ title: 1, titel: "a" });
  expect(status).toBe(400);
  expect(errors).toHaveLength(2);
});

test("is 400 even when the unknown field is the thirtieth fault", async () => {
  const list = Array.from({ length: 30 }, () => ({ "a/b~c": "" }));
  const { status, errors } = await faultsOf({ list, titel: "a" });
  expect(status).toBe(400);
  expect(errors).toHaveLength(20);
});

test.each([
  ["/things/thg_1?limit=501", "limit", "Too big: expected number to be <=500"],
  ["/things/thg_1?limit=much", "limit", "Expected number, received NaN"],
  ["/things/thg_1?limt=5", "limt", 'There is no "limt" here. Remove it or correct its name.'],
  ["/things/x", "id", "An id begins with thg_."],
])("names a parameter: 400 for %s", async (path, parameter, detail) => {
  expect(await faultsOf({}, path)).toEqual({
    status: 400,
    code: "malformed",
    errors: [{ parameter, detail }],
  });
});

test("names a header: 400", async () => {
  const { status, errors } = await faultsOf({}, undefined, { "ordinal-min-generation": "x" });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ header: "ordinal-min-generation" }]);
});

test("a route that declares no query takes no parameter", async () => {
  const response = await app.request("/plain?fields=a");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ parameter: "fields" }] });
  expect((await app.request("/plain?")).status).toBe(200);
});

test("says of many faults how many more there are, and not how many more it tells", async () => {
  const list = Array.from({ length: 30 }, () => ({ "a/b~c": "" }));
  const response = await app.request("/things/thg_1", sendJson(JSON.stringify({ list })));
  const { detail, errors } = await response.json<{ detail: string; errors: unknown[] }>();
  expect(errors).toHaveLength(20);
  expect(detail).toMatch(/ \(and 29 more\)$/);
});
