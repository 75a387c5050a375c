import { createRoute } from "@hono/zod-openapi";
import { limits } from "../../contract/limits.ts";
import { QvfCriteria, QvfRequest, QvfResponse } from "../../contract/qvf.ts";
import { qvfClassic } from "../../core/models/qvf-classic.ts";
import { listCriteria } from "../../flows/qvf/list-criteria.ts";
import { type ScoredItems, scoreItems } from "../../flows/qvf/score-items.ts";
import { boundedBody } from "../body.ts";
import { json, problems, router } from "../router.ts";

const postScore = createRoute({
  method: "post",
  path: "/score",
  summary: "Score work items",
  description:
    "The original QVF shapes and numbers (qvf-classic); weights are honoured. Up to 10,000 items; nothing is kept.",
  middleware: [boundedBody({ bytesMax: limits.batchBodyBytesMax })] as const,
  request: {
    body: { required: true, content: { "application/json": { schema: QvfRequest } } },
  },
  responses: {
    200: json(QvfResponse, "The scores, in the order of the items."),
    ...problems(400, 401, 413, 415, 422),
  },
});

const getCriteria = createRoute({
  method: "get",
  path: "/criteria",
  summary: "What QVF asks about an item",
  responses: { 200: json(QvfCriteria, "Eighteen criteria in five categories."), ...problems(401) },
});

export const qvf = router()
  .openapi(postScore, (c) => {
    const { work_items: items, criteria_weights: weights } = c.req.valid("json");
    return c.json(responseOf(scoreItems(items, weights)), 200);
  })
  .openapi(getCriteria, (c) => c.json(listCriteria(), 200));

function responseOf({ scores, weights, average, counts }: ScoredItems) {
  return {
    scores: [...scores],
    summary: {
      total_items: scores.length,
      average_score: average,
      high_priority_count: counts.High,
      medium_priority_count: counts.Medium,
      low_priority_count: counts.Low,
    },
    metadata: {
      calculation_method: qvfClassic.kind,
      model: qvfClassic.kind,
      revision: qvfClassic.revision,
      criteria_weights: { ...weights },
    },
  };
}
