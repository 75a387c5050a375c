import { createRoute } from "@hono/zod-openapi";
import { toCascadeView } from "../../contract/cascade-view.ts";
import { CascadeRequest, CascadeView } from "../../contract/cascade.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { cascadeItems } from "../../flows/items/cascade-items.ts";
import { checkBody } from "../request/body.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postCascade = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/items~cascade",
  ...docsOnly(() => ({
    operationId: "cascadeValue",
    tags: ["analyses"],
    summary: "Cascade value",
    description:
      "Distributes value down the item tree. Each item shares its value among its children in " +
      "proportion to their sizes. The value is a rating of the topmost items, or an amount. A " +
      "child without a size counts as the mean of its sized siblings. Writes nothing.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: CascadeRequest } } },
  },
  responses: {
    200: json(CascadeView, "A page of the tree, and the value by level."),
    ...problems(404, 412, 422),
  },
});

export const cascadeRoutes = router().openapi(postCascade, async (c) => {
  const request = {
    ...c.req.valid("json"),
    minGeneration: readMinGeneration(c),
  };
  const cascaded = await cascadeItems(c.get("deps"), c.get("actor"), request);
  const { generation, at } = cascaded.snapshot;
  return c.json(toCascadeView(cascaded), 200, computedHeaders(c, { generation, at }));
});
