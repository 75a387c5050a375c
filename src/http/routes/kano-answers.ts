import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { KanoAnswers, KanoResults } from "../../contract/kano-answers.ts";
import { toKanoView } from "../../contract/kano-view.ts";
import { limits } from "../../contract/limits.ts";
import { formatJsonPointer } from "../../core/failure.ts";
import { type OperationOutcome } from "../../flows/items/item-operation.ts";
import { toKanoOperations } from "../../flows/items/kano-operations.ts";
import { checkBody } from "../request/body.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { type JsonResponse } from "../response/json-response.ts";
import { toOperationProblem } from "../response/operation-problem.ts";
import { sendSavedItems } from "../response/send-saved-items.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/kano-answers";

const postAnswers = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "saveKanoAnswers",
    tags: ["items"],
    summary: "Save Kano answers",
    description:
      "Classifies pairs of answers of a Kano survey, and writes the numbers of answers in each " +
      "class as ratings of up to 1,000 items. The model `kano` reads these ratings. Each item has " +
      "its own result. All items that are not rejected are written in one transaction.",
  })),
  middleware: [
    checkBody({ bytesMax: limits.batchBodyBytesMax }),
    ensureIdempotent("items:write", `/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: KanoAnswers } } },
  },
  responses: {
    200: json(KanoResults, "The result for each item."),
    ...problems(404, 409, 422),
  },
});

export const kanoAnswerRoutes = router().openapi(postAnswers, async (c) => {
  const { mode, answers } = c.req.valid("json");
  const rows = answers.map(({ item: id, external_id: externalId, source, ...pair }) =>
    Object.assign(pair, { id, externalId, source }),
  );
  const { operations, indexes } = toKanoOperations(rows, mode);
  return sendSavedItems(c, operations, (outcomes) => buildKanoResponse(indexes, outcomes));
});

function buildKanoResponse(
  indexes: readonly number[],
  outcomes: readonly OperationOutcome[],
): JsonResponse {
  const counts = { updated: 0, unchanged: 0, rejected: 0 };
  const results = outcomes.map((outcome, position) => {
    const index = indexes[position] ?? 0;
    if (outcome.kind === "rejected") {
      counts.rejected += 1;
      const pointer = formatJsonPointer("answers", index);
      return {
        index,
        ...toOperationProblem(outcome.failure, ({ detail }) => ({ pointer, detail })),
      };
    }
    counts[outcome.kind === "unchanged" ? "unchanged" : "updated"] += 1;
    return { index, status: 200, ...toKanoView(outcome.item) };
  });
  return { status: 200, headers: {}, body: { results, counts } };
}
