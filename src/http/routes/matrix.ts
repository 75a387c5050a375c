import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toMatrixView } from "../../contract/matrix-view.ts";
import { MatrixQuery, MatrixView, toMatrixRequest } from "../../contract/matrix.ts";
import { readMatrix } from "../../flows/rankings/read-matrix.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getMatrix = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking~matrix",
  ...docsOnly(() => ({
    operationId: "getRankingMatrix",
    tags: ["analyses"],
    summary: "Get ranking matrix",
    description:
      "Places the items in a 2 × 2 matrix by two criteria or scores. Returns the number of items " +
      "in each quadrant and its best-ranked items. Presets: `eisenhower`, `value-effort` and " +
      "`kano`. A median covers the whole ranking, so a filter moves no item to another quadrant.",
  })),
  request: { params: WorkspaceParams, query: MatrixQuery },
  responses: {
    200: json(MatrixView, "The axes, the quadrants and the number of items left out."),
    ...problems(404, 412, 422),
  },
});

export const matrixRoutes = router().openapi(getMatrix, async (c) => {
  const query = c.req.valid("query");
  const report = await readMatrix(c.get("deps"), c.get("actor"), {
    model: query.model,
    revision: query.revision,
    scope: query.scope,
    ...toMatrixRequest(query),
    minGeneration: readMinGeneration(c),
  });
  const { generation, at } = report.snapshot;
  const { id: model, revision } = report.resolvedModel;
  const state = { generation, at, model, revision, scope: report.scope };
  return c.json(toMatrixView(report), 200, computedHeaders(c, state));
});
