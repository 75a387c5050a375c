import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { securityHeaders } from "../../../src/http/observe-request.ts";
import { problemTypes } from "../../../src/http/response/problem-types.ts";
import { healthRoutes } from "../../../src/http/routes/health.ts";
import { problemPageRoutes } from "../../../src/http/routes/problem-pages.ts";
import { openApp, openHttpEnvironment } from "../../environments/unit-http.ts";

function openSite() {
  const app = openApp(openHttpEnvironment());
  app.route("/", healthRoutes);
  app.route("/", problemPageRoutes);
  return app;
}

const app = openSite();

test("GET /health returns the version without a key", async () => {
  const response = await app.request("/health");
  expect(await response.json()).toEqual({ status: "ok", version: "v1" });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("static files have the security headers and load only files of the same host", () => {
  const [rule, ...lines] = readFileSync("src/web/_headers", "utf8")
    .replace(/\n\n[^]*/, "")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const headerRule = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
  const { "content-security-policy": _, ...others } = securityHeaders;
  const expected = { ...others, "content-security-policy": expect.any(String) };
  expect([rule, Object.fromEntries(headerRule)]).toEqual(["/*", expected]);
  const policy = headerRule.get("content-security-policy")?.split("; ");
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'"]));
  expect(headerRule.get("content-security-policy")).not.toMatch(/https?:|\*|unsafe-eval/);
});

describe("problem pages", () => {
  test.each(Object.keys(problemTypes))("exist for %s", async (code) => {
    const response = await app.request(`/problems/${code}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await response.text()).toContain(`<title>${code}</title>`);
  });

  test.each(["nothing", "toString", "<b>"])("do not exist for %s", async (code) => {
    const response = await app.request(`/problems/${encodeURIComponent(code)}`);
    expect(response.status).toBe(404);
  });
});
