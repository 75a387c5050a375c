import { describe, expect, test } from "vitest";
import { createApp } from "../../../src/http/app.ts";
import { toLoggedPath, toPublicPath, toRoutingPath } from "../../../src/http/request/path.ts";
import { openApp, openHttpEnvironment } from "../../environments/unit-http.ts";

const routingPathOf = (path: string) =>
  toRoutingPath(new Request(`https://ordinal.example:8443${path}`));

test.each([
  ["/v1/items:batch", "/v1/items~batch"],
  ["/v1/items:batch?dry=1", "/v1/items~batch"],
  ["/v1/items/itm_1:what-if", "/v1/items/itm_1:what-if"],
  ["/v1/items/external/JIRA:eng", "/v1/items/external/JIRA:eng"],
  ["/v1/items/external/items:eng", "/v1/items/external/items:eng"],
  ["/v1/items/external/items~eng", "/v1/items/external/items~eng"],
  ["/v1/items", "/v1/items"],
  ["/", "/"],
  ["/v1/items/?q=a:b", "/v1/items/"],
  ["/v1/a:b/items", "/v1/a:b/items"],
  ["/v1/items/:batch", "/v1/items/:batch"],
  ["/v1/items:", "/v1/items:"],
  ["/v1/items:Batch", "/v1/items:Batch"],
  ["/v1/items/JIRA%3Aeng", "/v1/items/JIRA%3Aeng"],
  ["/v1/hierarchies:compute", "/v1/hierarchies~compute"],
  ["/v1/hierarchies/hie_1:finalize", "/v1/hierarchies/hie_1/~finalize"],
  ["/v1/rankings/rnk_1:verify", "/v1/rankings/rnk_1/~verify"],
  ["/v1/changes/12:revert", "/v1/changes/12/~revert"],
  ["/v1/workspaces/wsp_1:restore", "/v1/workspaces/wsp_1/~restore"],
  ["/v1/workspaces/wsp_1/people:erase", "/v1/workspaces/wsp_1/people~erase"],
  ["/v1/items/external/people:eng", "/v1/items/external/people:eng"],
  ["/v1/workspaces/wsp_1/~restore", "/~"],
  ["/v1/hierarchies/hie_1/judges/a:b", "/v1/hierarchies/hie_1/judges/a:b"],
  ["/v1/hierarchies/hie_1/~finalize", "/~"],
  ["/v1/rankings/rnk_1/~verify", "/~"],
  ["/v1/items~batch", "/~"],
  ["/v1/items%7Ebatch", "/~"],
])("routes %s as %s", (path, expected) => {
  expect(routingPathOf(path)).toBe(expected);
});

test("converts a route to its public path", () => {
  expect(toPublicPath("/v1/items~batch")).toBe("/v1/items:batch");
  expect(toPublicPath("/v1/hierarchies/{id}/~finalize")).toBe("/v1/hierarchies/{id}:finalize");
  expect(toPublicPath("/v1/items/{id}")).toBe("/v1/items/{id}");
});

test("rejects the internal form of a verb with 404", async () => {
  const app = openApp(openHttpEnvironment());
  app.post("/items~batch", (c) => c.text("done"));
  expect((await app.request("/items:batch", { method: "POST" })).status).toBe(200);
  expect((await app.request("/items~batch", { method: "POST" })).status).toBe(404);
});

test("keeps Hono on its fast router", () => {
  const app = createApp(() => expect.unreachable());
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    app.router.match(method, "/v1/workspaces/wsp_1/ranking");
  }
  expect(app.router.name).toBe("SmartRouter + RegExpRouter");
});

describe("the path in a log line", () => {
  test.each([
    ["/v1/workspaces/wsp_01m8q95jvxe00bsqd8h0d5j4hz/items~batch"],
    [
      "/v1/workspaces/wsp_01m8q95jvxe00bsqd8h0d5j4hz/rankings/rnk_1ne50v5xyvc70q4yachqdr7w9d/~verify",
    ],
    ["/v1/workspaces/wsp_01m8q95jvxe00bsqd8h0d5j4hz/items/external/SHOP-1"],
  ])("keeps words and ids: %s", (path) => {
    expect(toLoggedPath(path)).toBe(toPublicPath(path));
  });

  test.each([
    [
      "/v1/workspaces/ord_P1JWWZMlm4GB3UqobouYxzfaEi0DSAOxdjSlfCy5TZp0QPWP2/items",
      "/v1/workspaces/…/items",
    ],
    ["/v1/workspaces/0123456789abcdefghij:verify", "/v1/workspaces/…:verify"],
    ["/%6Frd_P1JWWZMlm4GB3UqobouYxzfaEi0DSAOx", "/…"],
  ])("hides segments that may be keys: %s", (path, logged) => {
    expect(toLoggedPath(path)).toBe(logged);
  });
});
