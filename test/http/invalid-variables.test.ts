import { expect, test } from "vitest";
import { createApp } from "../../src/http/app.ts";
import { openHttpEnvironment } from "../environments/unit-http.ts";

const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };

test.each(["/health", "/v1/workspaces/wsp_1/ranking", "/api/v1/qvf/criteria"])(
  "a Worker with invalid variables returns a 503 that names them: %s",
  async (path) => {
    const { scope, reports } = openHttpEnvironment({ invalidVariables: ["ORIGIN", "ROOT_KEY"] });
    const response = await createApp(() => scope).request(path, {}, {}, context);
    expect(response.status).toBe(503);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.json()).toMatchObject({
      title: "Invalid configuration",
      code: "misconfigured",
      detail: expect.stringContaining("ORIGIN, ROOT_KEY"),
    });
    expect(reports).toEqual([]);
  },
);
