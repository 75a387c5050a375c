import { createRoute } from "@hono/zod-openapi";
import { toChangesView } from "../../contract/changes-view.ts";
import { ChangesQuery, ChangesView, SnapshotParams } from "../../contract/changes.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { findLatestSnapshot } from "../../flows/snapshots/find-latest-snapshot.ts";
import { locateSnapshot } from "../../flows/snapshots/locate-snapshot.ts";
import { readChanges } from "../../flows/snapshots/read-changes.ts";
import { type HttpContext } from "../context.ts";
import { sendSnapshot, snapshotType } from "../response/send-snapshot.ts";
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";

const redirected = { description: "The path of the newest checkpoint is in `Location`." } as const;

const getLatest = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/snapshot",
  ...docsOnly(() => ({
    operationId: "getLatestSnapshot",
    tags: ["snapshots"],
    summary: "Get latest snapshot",
    description:
      "Redirects to the newest checkpoint of the backlog. The changes since a checkpoint are in " +
      "`GET …/changes`. When more than 5,000 rows have changed, this request writes a new " +
      "checkpoint first.",
  })),
  request: { params: WorkspaceParams },
  responses: { 307: redirected, ...problems(404, 413, 503) },
});

const getSnapshot = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/snapshots/{generation}",
  ...docsOnly(() => ({
    operationId: "getSnapshot",
    tags: ["snapshots"],
    summary: "Get snapshot",
    description:
      "Returns all columns of the backlog at a generation that rankings need, without titles and " +
      "descriptions. The body is immutable and compressed with gzip. A generation after the " +
      "newest checkpoint redirects to that checkpoint.",
  })),
  request: { params: SnapshotParams },
  responses: {
    200: {
      description: "The encoded snapshot.",
      content: { [snapshotType]: { schema: { type: "string", format: "binary" } } },
    },
    304: notModified,
    307: redirected,
    ...problems(404, 413, 422, 503),
  },
});

const getChanges = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/changes",
  ...docsOnly(() => ({
    operationId: "getChanges",
    tags: ["snapshots"],
    summary: "Get changes",
    description:
      "Returns the rows that have changed since a generation, at most 5,000. If more have " +
      "changed, the response is 409: take the next snapshot from `GET …/snapshot`.",
  })),
  request: { params: WorkspaceParams, query: ChangesQuery },
  responses: {
    200: json(ChangesView, "The changes."),
    304: notModified,
    ...problems(404, 409, 422, 503),
  },
});

export const snapshotRoutes = router()
  .openapi(getLatest, async (c) => {
    const generation = await findLatestSnapshot(c.get("deps"), c.get("actor"));
    return redirectToSnapshot(c, generation);
  })
  .openapi(getSnapshot, async (c) => {
    const { generation } = c.req.valid("param");
    const located = await locateSnapshot(c.get("deps"), c.get("actor"), generation);
    return located.generation === generation
      ? sendSnapshot(c, located)
      : redirectToSnapshot(c, located.generation);
  })
  .openapi(getChanges, async (c) => {
    const { since } = c.req.valid("query");
    const changes = await readChanges(c.get("deps"), c.get("actor"), since);
    const { generation } = changes.metadata;
    return c.json(toChangesView(changes), 200, {
      etag: `"${since}-${generation}"`,
      "cache-control": "private, no-cache",
      "ordinal-generation": String(generation),
    });
  });

function redirectToSnapshot(c: HttpContext, generation: number): Response {
  const location = `/v1/workspaces/${c.get("actor").workspace}/snapshots/${generation}`;
  return new Response(null, {
    status: 307,
    headers: {
      location,
      "cache-control": "no-store",
      "ordinal-generation": String(generation),
    },
  });
}
