import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { ChangesQuery, ChangesView, SnapshotParams } from "../../contract/snapshots.ts";
import { readChanges } from "../../flows/snapshots/read-changes.ts";
import {
  type CheckpointRead,
  findNewestCheckpoint,
  readCheckpoint,
} from "../../flows/snapshots/read-checkpoint.ts";
import { type HttpContext } from "../context.ts";
import { isCurrent } from "../request/conditional.ts";
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";

const binary = {
  "application/octet-stream": { schema: { type: "string", format: "binary" } },
} as const;

const getLatest = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/snapshot",
  ...docsOnly(() => ({
    operationId: "getLatestSnapshot",
    tags: ["snapshots"],
    summary: "Get latest snapshot",
    description:
      "Redirects to the newest checkpoint. The changes since a checkpoint are few: read them with " +
      "`GET …/changes`.",
  })),
  request: { params: WorkspaceParams },
  responses: { 307: { description: "The newest checkpoint." }, ...problems(404, 413) },
});

const getSnapshot = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/snapshots/{generation}",
  ...docsOnly(() => ({
    operationId: "getSnapshot",
    tags: ["snapshots"],
    summary: "Get snapshot",
    description:
      "Returns the backlog at a generation as columns, compressed with gzip. It never changes, so " +
      "clients can keep it. A generation after the newest checkpoint redirects to that checkpoint. " +
      "The layout of the columns is that of Ordinal's own client code, which ranks a snapshot to " +
      "the same bits as the server. It may change with the version.",
  })),
  request: { params: SnapshotParams },
  responses: {
    200: { description: "The snapshot.", content: binary },
    304: notModified,
    307: { description: "The newest checkpoint before the generation." },
    ...problems(404, 413, 422),
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
      "Returns the rows that changed since the generation of a snapshot, at most 5,000. If there " +
      "are more, fails with 409: take the next snapshot.",
  })),
  request: { params: WorkspaceParams, query: ChangesQuery },
  responses: { 200: json(ChangesView, "The changes."), ...problems(404, 409, 422) },
});

export const snapshotRoutes = router()
  .openapi(getLatest, async (c) => {
    const generation = await findNewestCheckpoint(c.get("deps"), c.get("actor"));
    return redirectTo(c, generation);
  })
  .openapi(getSnapshot, async (c) => {
    const { generation } = c.req.valid("param");
    const { ifNoneMatch } = c.get("requestHeaders");
    const checkpoint = await readCheckpoint(c.get("deps"), c.get("actor"), {
      generation,
      matchesETag: (etag) => isCurrent(ifNoneMatch, etag),
    });
    return checkpoint.kind === "elsewhere"
      ? redirectTo(c, checkpoint.generation)
      : sendCheckpoint(checkpoint, generation);
  })
  .openapi(getChanges, async (c) => {
    const changes = await readChanges(c.get("deps"), c.get("actor"), c.req.valid("query"));
    const { since, generation } = changes;
    return c.json(changes, 200, {
      etag: `"${c.get("actor").workspace}/${since}/${generation}/changes"`,
      "ordinal-generation": String(generation),
    });
  });

function redirectTo(c: HttpContext, generation: number): Response {
  const location = `/v1/workspaces/${c.get("actor").workspace}/snapshots/${generation}`;
  return new Response(null, { status: 307, headers: { location, "cache-control": "no-store" } });
}

type FoundCheckpoint = Extract<CheckpointRead, { kind: "found" }>;

/** A snapshot never changes, but only readers of the workspace may see it. */
const cacheControl = "private, max-age=31536000, immutable";

function sendCheckpoint({ etag, body }: FoundCheckpoint, generation: number): Response {
  const headers = {
    etag,
    "cache-control": cacheControl,
    "ordinal-generation": String(generation),
    vary: "Accept-Encoding",
  };
  if (body === undefined) {
    return new Response(null, { status: 304, headers });
  }
  const type = { "content-type": "application/octet-stream", "content-encoding": "gzip" };
  // The bytes are gzip already: the runtime must not compress them again.
  return new Response(body, { headers: { ...headers, ...type }, encodeBody: "manual" });
}
