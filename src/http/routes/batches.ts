import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { toFieldChanges } from "../../contract/field-changes.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toBatchItemView } from "../../contract/item-view.ts";
import { Batch, BatchOperation, BatchResults } from "../../contract/items.ts";
import { limits } from "../../contract/limits.ts";
import { type Failure, type Fault, formatJsonPointer } from "../../core/failure.ts";
import { type ItemOperation, type OperationOutcome } from "../../flows/items/item-operation.ts";
import { pauseAfter } from "../../flows/run-sliced.ts";
import { checkBody } from "../request/body.ts";
import { ensureIdempotent } from "../request/idempotency.ts";
import { toSchemaFailure } from "../request/schema-faults.ts";
import { type JsonResponse } from "../response/json-response.ts";
import { toOperationProblem } from "../response/operation-problem.ts";
import { sendSavedItems } from "../response/send-saved-items.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/items~batch";

const postBatch = createRoute({
  method: "post",
  path,
  ...docsOnly(() => ({
    operationId: "applyItemBatch",
    tags: ["items"],
    summary: "Apply item batch",
    description:
      "Creates, updates and deletes up to 1,000 items. Each operation has its own result. All " +
      "operations that are not rejected are written in one transaction.",
  })),
  middleware: [
    checkBody({ bytesMax: limits.batchBodyBytesMax }),
    ensureIdempotent("items:write", `/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: Batch } } },
  },
  responses: {
    200: json(BatchResults, "The result of each operation."),
    ...problems(404, 409, 422),
  },
});

export const batchRoutes = router().openapi(postBatch, async (c) => {
  const rows = c.req.valid("json").operations.map(parseOperation);
  await pauseAfter(c.get("deps"), rows.length * rowCost);
  const operations = rows.flatMap((row) => ("operation" in row ? [row.operation] : []));
  return sendSavedItems(c, operations, (outcomes) => buildBatchResponse(rows, outcomes));
});

/** The cost of parsing an operation: see `Sliced`. */
const rowCost = 100;

type BatchRow = { readonly operation: ItemOperation } | { readonly failure: Failure };

function parseOperation(row: unknown): BatchRow {
  const read = BatchOperation.safeParse(row);
  if (!read.success) {
    return { failure: toSchemaFailure("json", read.error) };
  }
  const { data } = read;
  switch (data.op) {
    case "create":
      return { operation: { kind: "create", changes: toFieldChanges(data.item) } };
    case "patch": {
      const { id, expected_version: expected, patch } = data;
      const version = toVersions(expected);
      return { operation: { kind: "patch", id, version, changes: toFieldChanges(patch) } };
    }
    case "delete": {
      const { id, expected_version: expected } = data;
      return { operation: { kind: "delete", id, version: toVersions(expected) } };
    }
  }
}

function toVersions(expected: number | undefined): readonly number[] | undefined {
  return expected === undefined ? undefined : [expected];
}

const statuses = { created: 201, updated: 200, unchanged: 200, deleted: 204 } as const;

function buildBatchResponse(
  rows: readonly BatchRow[],
  outcomes: readonly OperationOutcome[],
): JsonResponse {
  const counts = { created: 0, updated: 0, unchanged: 0, deleted: 0, rejected: 0 };
  let next = 0;
  const results = rows.map((row, index) => {
    const outcome = "failure" in row ? { kind: "rejected" as const, ...row } : outcomes[next++];
    if (outcome === undefined || outcome.kind === "rejected") {
      counts.rejected += 1;
      const locate = (fault: Fault) => locateVersion(index, fault);
      return { index, ...toOperationProblem(outcome?.failure, locate) };
    }
    counts[outcome.kind] += 1;
    const status = statuses[outcome.kind];
    return status === 204
      ? { index, status }
      : { index, status, item: toBatchItemView(outcome.item) };
  });
  return { status: 200, headers: {}, body: { results, counts } };
}

/**
 * Locates a version conflict in the body: an operation has `expected_version` instead of If-Match.
 */
function locateVersion(index: number, { header, ...fault }: Fault): Fault {
  return header === undefined
    ? fault
    : { ...fault, pointer: formatJsonPointer("operations", index, "expected_version") };
}
