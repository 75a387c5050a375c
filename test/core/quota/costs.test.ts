import { expect, test } from "vitest";
import { exactCostMin, findCost } from "../../../src/core/quota/costs.ts";

test.each([
  ["GET", "/v1/workspaces/wsp_1/ranking", 1],
  ["HEAD", "/v1/workspaces/wsp_1/items", 1],
  ["GET", "/v1/workspaces/wsp_1/rankings/rnk_1/stability", 500],
  ["GET", "/v1/workspaces/wsp_1/export", 200],
  ["GET", "/v1/workspaces/wsp_1/ranking~bands", 50],
  ["GET", "/v1/workspaces/wsp_1/ranking:bands", 50],
  ["GET", "/v1/workspaces/wsp_1/items/itm_1/score", 5],
  ["POST", "/api/v1/qvf/score", 20],
  ["POST", "/v1/workspaces/wsp_1/ranking~whatif", 20],
  ["POST", "/v1/workspaces/wsp_1/ranking~compare", 100],
  ["POST", "/v1/workspaces/wsp_1/rankings/rnk_1/~verify", 200],
  ["POST", "/v1/workspaces/wsp_1/items", 2],
  ["PATCH", "/v1/workspaces/wsp_1/items/itm_1", 2],
  ["PUT", "/v1/workspaces/wsp_1/items/external/stability", 2],
  ["GET", "/v1/workspaces/wsp_1/jobs/job_1", 1],
  ["GET", "/v1/workspaces/wsp_1/models/stability", 1],
  ["POST", "/v1/workspaces/wsp_1/models/compare", 2],
])("%s %s costs %i units", (method, path, cost) => {
  expect(findCost(method, path)).toBe(cost);
});

function isExact(method: string, path: string): boolean {
  return findCost(method, path) >= exactCostMin;
}

test("asks the coordinator about what-ifs, exports and stability, not about reads and writes", () => {
  expect(isExact("POST", "/ranking~whatif")).toBe(true);
  expect(isExact("GET", "/export")).toBe(true);
  expect(isExact("GET", "/stability")).toBe(true);
  expect(isExact("GET", "/ranking")).toBe(false);
  expect(isExact("DELETE", "/items/itm_1")).toBe(false);
});
