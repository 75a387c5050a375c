import { createRoute } from "@hono/zod-openapi";
import { RankingParams } from "../../contract/ids.ts";
import { VerificationView } from "../../contract/verification.ts";
import { toVerificationView } from "../../flows/rankings/verification-view.ts";
import { verifyRanking } from "../../flows/rankings/verify-ranking.ts";
import { rejectBody } from "../request/body.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postVerify = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}/~verify",
  summary: "Prove a ranking",
  description:
    "Ranks the items of that generation anew, from the items and the log of their changes and from no copy, and holds the row and " +
    "every copy against it: this isolate's memory, this data centre's, KV (which may answer as it was a minute ago). What differs is " +
    "written anew. Takes as long as reading every item does, and no body.",
  middleware: [rejectBody] as const,
  request: { params: RankingParams },
  responses: {
    200: json(VerificationView, "Whether it is what the items come to."),
    ...problems(400, 401, 404, 409, 503),
  },
});

export const verifications = router().openapi(postVerify, async (c) => {
  const { workspaceId: workspace, rankingId: ranking } = c.req.valid("param");
  const verified = await verifyRanking(c.get("deps"), { workspace, ranking });
  return c.json(toVerificationView(verified), 200, computedHeaders(c, verified.recomputed));
});
