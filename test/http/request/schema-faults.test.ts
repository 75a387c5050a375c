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
  ratings: z.record(z.string().regex(/^[a-z]+$/, "Use lower-case letters."), Rating).optional(),
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

async function sendForFaults(body: unknown, path = "/things/thg_1", headers = {}) {
  const response = await app.request(path, sendJson(JSON.stringify(body), headers));
  const { code, errors } = await response.json<{ code: string; errors: unknown[] }>();
  return { status: response.status, code, errors };
}

test("accepts a valid request", async () => {
  const response = await app.request("/things/thg_1?limit=5", sendJson('{"title":"a"}'));
  expect(response.status).toBe(200);
});

test.each([
  [{ title: "" }, "/title", "Too small: expected string to have >=1 characters"],
  [{ title: 1 }, "/title", "Expected string, received number"],
  [{ size: 0 }, "/size", "Too small: expected number to be >0"],
  [{ ratings: { reach: "much" } }, "/ratings/reach", "A number, or {low, high}."],
  [{ ratings: { reach: { low: 1 } } }, "/ratings/reach/high", "It is missing: expected number"],
  [{ ratings: { REACH: 1 } }, "/ratings/REACH", "Use lower-case letters."],
  [{ list: [{ "a/b~c": "" }] }, "/list/0/a~1b~0c", "Expected number, received string"],
  [{ either: 1 }, "/either", expect.stringContaining("Expected string, received number; or: ")],
])("points at an invalid value with 422: %j", async (body, pointer, detail) => {
  expect(await sendForFaults(body)).toEqual({
    status: 422,
    code: "invalid",
    errors: [{ pointer, detail }],
  });
});

test("points at an unknown field with 400", async () => {
  expect(await sendForFaults({ titel: "a" })).toEqual({
    status: 400,
    code: "malformed",
    errors: [
      { pointer: "/titel", detail: 'There is no "titel" here. Remove it or correct its name.' },
    ],
  });
});

test("points at an unknown field inside one branch of a union", async () => {
  const { status, errors } = await sendForFaults({
    ratings: { reach: { low: 1, high: 2, mid: 1 } },
  });
  expect(status).toBe(400);
  expect(errors).toEqual([
    {
      pointer: "/ratings/reach/mid",
      detail: 'There is no "mid" here. Remove it or correct its name.',
    },
  ]);
});

test("returns 400 for an unknown field beside an invalid value", async () => {
  const { status, errors } = await sendForFaults({ title: 1, titel: "a" });
  expect(status).toBe(400);
  expect(errors).toHaveLength(2);
});

test("returns 400 even if the unknown field is the thirtieth error", async () => {
  const list = Array.from({ length: 30 }, () => ({ "a/b~c": "" }));
  const { status, errors } = await sendForFaults({ list, titel: "a" });
  expect(status).toBe(400);
  expect(errors).toHaveLength(20);
});

test.each([
  ["/things/thg_1?limit=501", "limit", "Too big: expected number to be <=500"],
  ["/things/thg_1?limit=much", "limit", "Expected number, received NaN"],
  ["/things/thg_1?limt=5", "limt", 'There is no "limt" here. Remove it or correct its name.'],
  ["/things/x", "id", "An id begins with thg_."],
])("names an invalid parameter with 400: %s", async (path, parameter, detail) => {
  expect(await sendForFaults({}, path)).toEqual({
    status: 400,
    code: "malformed",
    errors: [{ parameter, detail }],
  });
});

test("names an invalid header with 400", async () => {
  const { status, errors } = await sendForFaults({}, undefined, { "ordinal-min-generation": "x" });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ header: "ordinal-min-generation" }]);
});

test("rejects every parameter on a route without a query", async () => {
  const response = await app.request("/plain?fields=a");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ parameter: "fields" }] });
  expect((await app.request("/plain?")).status).toBe(200);
});

test("counts all errors, including those that it does not list", async () => {
  const list = Array.from({ length: 30 }, () => ({ "a/b~c": "" }));
  const response = await app.request("/things/thg_1", sendJson(JSON.stringify({ list })));
  const { detail, errors } = await response.json<{ detail: string; errors: unknown[] }>();
  expect(errors).toHaveLength(20);
  expect(detail).toMatch(/ \(and 29 more\)$/);
});
