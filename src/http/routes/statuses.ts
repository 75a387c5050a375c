import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toStatusListView } from "../../contract/statuses-view.ts";
import { StatusList, StatusPatch } from "../../contract/statuses.ts";
import { readStatuses } from "../../flows/statuses/read-statuses.ts";
import { saveStatuses } from "../../flows/statuses/save-statuses.ts";
import { mergePatch } from "../request-bodies.ts";
import { checkBody } from "../request/body.ts";
import { readExpectedVersion, readPreconditions } from "../request/conditional.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { generationHeaders } from "../response/json-response.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/statuses";

const getStatuses = createRoute({
  method: "get",
  path,
  ...docsOnly(() => ({
    operationId: "listStatuses",
    tags: ["workspaces"],
    summary: "List statuses",
    description:
      "Lists the statuses of the items with their categories and counts. Rankings contain the " +
      "items in the categories backlog, todo and doing.",
  })),
  request: { params: WorkspaceParams },
  responses: {
    200: json(StatusList, "The statuses, in the order of the categories."),
    ...problems(404),
  },
});

const patchStatuses = createRoute({
  method: "patch",
  path,
  ...docsOnly(() => ({
    operationId: "updateStatuses",
    tags: ["workspaces"],
    summary: "Update status categories",
    description:
      "Applies a merge patch to the assigned categories: omitted statuses keep theirs. A change " +
      "creates a generation and publishes the rankings again. Earlier generations keep their " +
      "categories.",
  })),
  middleware: [readPreconditions, checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: mergePatch(StatusPatch),
  },
  responses: {
    200: json(StatusList, "The statuses with their new categories."),
    ...problems(404, 412, 422),
  },
});

export const statusRoutes = router()
  .openapi(getStatuses, async (c) => {
    const listed = await readStatuses(c.get("deps"), c.get("actor"), readMinGeneration(c));
    const headers = { ...computedHeaders(c, listed), etag: `"${listed.generation}"` };
    return c.json(toStatusListView(listed), 200, headers);
  })
  .openapi(patchStatuses, async (c) => {
    const { categories } = c.req.valid("json");
    const version = readExpectedVersion(c);
    const change = { categories, version };
    const [deps, actor] = [c.get("deps"), c.get("actor")];
    const generation = await saveStatuses(deps, actor, change);
    const listed = await readStatuses(deps, actor, generation);
    const headers = {
      ...computedHeaders(c, listed),
      ...generationHeaders(c, listed.generation),
      etag: `"${listed.generation}"`,
    };
    return c.json(toStatusListView(listed), 200, headers);
  });
