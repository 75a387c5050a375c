import { createRoute } from "@hono/zod-openapi";
import { WorkspaceParams } from "../../contract/ids.ts";
import { requirePointer } from "../../flows/rankings/pointer.ts";
import { HttpProblem } from "../response/problem.ts";
import { problems } from "../responses.ts";
import { router } from "../router.ts";

const getLive = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/live",
  summary: "Hear of new rankings",
  description:
    'A WebSocket that says {generation, model, ranking} whenever a ranking is published. Send "ping" to hear "pong".',
  request: { params: WorkspaceParams },
  responses: {
    101: { description: "The socket is open." },
    ...problems(400, 401, 404, 426, 503),
  },
});

export const live = router().openapi(getLive, async (c) => {
  const { workspaceId } = c.req.valid("param");
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    const detail = "This address speaks over a WebSocket.";
    throw new HttpProblem("upgrade-required", detail, { upgrade: "websocket" });
  }
  await requirePointer(c.get("deps"), workspaceId);
  return c.get("scope").openSocket(workspaceId, c.req.raw);
});
