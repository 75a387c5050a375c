import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { RankingParams } from "../../contract/ids.ts";
import { toVerificationView } from "../../contract/verification-view.ts";
import { VerificationView } from "../../contract/verification.ts";
import { verifyRanking } from "../../flows/rankings/verify-ranking.ts";
import { rejectBody } from "../request/body.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postVerify = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}/~verify",
  ...docsOnly(() => ({
    operationId: "verifyRanking",
    tags: ["rankings"],
    summary: "Verify ranking",
    description:
      "Ranks the items of the generation again from D1 and compares the result with the stored " +
      "row and every cache. Rewrites each entry that differs. KV may respond with a value that " +
      "is one minute old. Accepts no body.",
  })),
  middleware: [rejectBody] as const,
  request: { params: RankingParams },
  responses: {
    200: json(VerificationView, "The result of the verification."),
    ...problems(404, 409, 503),
  },
});

export const verificationRoutes = router().openapi(postVerify, async (c) => {
  const { rankingId } = c.req.valid("param");
  const verified = await verifyRanking(c.get("deps"), c.get("actor"), rankingId);
  return c.json(toVerificationView(verified), 200, computedHeaders(c, verified.row));
});
