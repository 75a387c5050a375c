import { readFileSync } from "node:fs";
import { createRoute, z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { renderDocuments } from "../../../scripts/openapi/documents.ts";
import { createApp } from "../../../src/http/app.ts";
import { securityHeaders } from "../../../src/http/observe-request.ts";
import { problemTypes } from "../../../src/http/response/problem-types.ts";
import { json, problems } from "../../../src/http/responses.ts";
import { router } from "../../../src/http/router.ts";
import { health } from "../../../src/http/routes/health.ts";
import { problemPages } from "../../../src/http/routes/problem-pages.ts";
import { openApp, openHttpEnvironment } from "../../environments/unit-http.ts";

const batch = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/items~batch",
  request: { params: z.object({ workspaceId: z.string() }) },
  responses: {
    200: json(z.object({ rate: z.number().gt(0).nullable() }).openapi("Batch"), "Done."),
    ...problems(400, 404),
  },
});

type Document = {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  readonly components: {
    readonly schemas: { readonly Batch: { readonly properties: { readonly rate: object } } };
    readonly securitySchemes: object;
  };
};

function openSite() {
  const app = openApp(openHttpEnvironment());
  app.route("/", health);
  app.route(
    "/v1",
    router().openapi(batch, (c) => c.json({ rate: 1 }, 200)),
  );
  app.route("/", problemPages);
  return app;
}

const app = openSite();
const read = (file: string): Document => JSON.parse(renderDocuments(app)[file] ?? "");

test("GET /health takes no key and says what was built", async () => {
  const response = await app.request("/health");
  expect(await response.json()).toEqual({ status: "ok", version: "v1" });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

describe("the OpenAPI documents", () => {
  test.each([
    ["openapi.json", "3.1.0", { type: ["number", "null"], exclusiveMinimum: 0 }],
    [
      "openapi-3.0.json",
      "3.0.3",
      { type: "number", nullable: true, minimum: 0, exclusiveMinimum: true },
    ],
  ])("%s speaks OpenAPI %s", (path, version, rate) => {
    const document = read(path);
    expect(document.openapi).toBe(version);
    expect(document.components.schemas.Batch.properties.rate).toEqual(rate);
    expect(document.components.securitySchemes).toMatchObject({ key: { scheme: "bearer" } });
  });

  test.each(["openapi.json", "openapi-3.0.json"])("%s shows verbs as clients write them", (p) => {
    const { paths } = read(p);
    expect(Object.keys(paths)).toEqual(["/health", "/v1/workspaces/{workspaceId}/items:batch"]);
  });

  test("have every problem a route names", () => {
    const { paths } = read("openapi.json");
    const operation = paths["/v1/workspaces/{workspaceId}/items:batch"]?.["post"];
    expect(Object.keys(operation?.responses ?? {})).toEqual(["200", "400", "404"]);
    expect(operation?.responses["404"]).toEqual({
      description: "Not found",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    });
  });

  test.each(["openapi.json", "openapi-3.0.json"])(
    "%s is the file that is served: `npm run openapi` writes it anew",
    (file) => {
      const written = renderDocuments(createApp(() => expect.unreachable()))[file];
      // Compared as a whole: a difference of two long texts is shown for minutes.
      expect(readFileSync(`src/web/${file}`, "utf8") === written).toBe(true);
    },
  );
});

test("files are sent with what answers are sent with, and load only what is served beside them", () => {
  const [rule, ...lines] = readFileSync("src/web/_headers", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const said = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const { "content-security-policy": _, ...others } = securityHeaders;
  const expected = { ...others, "content-security-policy": expect.any(String) };
  expect([rule, Object.fromEntries(said)]).toEqual(["/*", expected]);
  const policy = said.get("content-security-policy")?.split("; ");
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'"]));
  expect(said.get("content-security-policy")).not.toMatch(/https?:|\*|unsafe-eval/);
});

describe("the pages of problems", () => {
  test.each(Object.keys(problemTypes))("there is one for %s", async (code) => {
    const response = await app.request(`/problems/${code}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await response.text()).toContain(`<title>${code}</title>`);
  });

  test.each(["nothing", "toString", "<b>"])("there is none for %s", async (code) => {
    const response = await app.request(`/problems/${encodeURIComponent(code)}`);
    expect(response.status).toBe(404);
  });
});
