import { createRoute } from "@hono/zod-openapi";
import { WorkspaceParams } from "../../contract/ids.ts";
import { Batch, BatchOperation, BatchResults } from "../../contract/items.ts";
import { limits } from "../../contract/limits.ts";
import { changesOf, itemViewOf } from "../../contract/view.ts";
import { type Failure } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Operation, type Outcome } from "../../flows/items/operation.ts";
import { saveItems } from "../../flows/items/save-items.ts";
import { type Answer, generationHeaders, keeping, send } from "../answer/answers.ts";
import { spoken } from "../answer/problems.ts";
import { boundedBody } from "../request/body.ts";
import { idempotent } from "../request/idempotent.ts";
import { failureOf } from "../request/schema-faults.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/items~batch";

const postBatch = createRoute({
  method: "post",
  path,
  summary: "Make, change and delete many items",
  description:
    "Up to 1,000 operations. Each is answered by itself; those that are not refused happen together.",
  middleware: [
    boundedBody({ bytesMax: limits.batchBodyBytesMax }),
    idempotent(`/v1${path}`),
  ] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: Batch } } },
  },
  responses: {
    200: json(BatchResults, "What became of each operation."),
    ...problems(400, 401, 404, 409, 413, 415, 422),
  },
});

export const batches = router().openapi(postBatch, async (c) => {
  const rows = c.req.valid("json").operations.map(readOperation);
  const operations = rows.flatMap((row) => ("operation" in row ? [row.operation] : []));
  const answerOf = keeping(c, (outcomes: readonly Outcome[]) => batchAnswer(rows, outcomes));
  const saved = await saveItems(c.get("deps"), { actor: c.get("actor"), operations, answerOf });
  const { status, headers, body } = batchAnswer(rows, saved.outcomes);
  return send({ status, headers: { ...headers, ...generationHeaders(c, saved.generation) }, body });
});

type Row = { readonly operation: Operation } | { readonly failure: Failure };

function readOperation(row: unknown): Row {
  const read = BatchOperation.safeParse(row);
  if (!read.success) {
    return { failure: failureOf("json", read.error) };
  }
  const { data } = read;
  switch (data.op) {
    case "create":
      return { operation: { kind: "create", changes: changesOf(data.item) } };
    case "patch": {
      const { id, expected_version: version } = data;
      return { operation: { kind: "patch", id, version, changes: changesOf(data.patch) } };
    }
    case "delete":
      return { operation: { kind: "delete", id: data.id, version: data.expected_version } };
  }
}

const statuses = { created: 201, updated: 200, unchanged: 200, deleted: 204 } as const;

function batchAnswer(rows: readonly Row[], outcomes: readonly Outcome[]): Answer {
  const counts = { created: 0, updated: 0, unchanged: 0, deleted: 0, refused: 0 };
  let next = 0;
  const results = rows.map((row, index) => {
    const outcome = "failure" in row ? { kind: "refused" as const, ...row } : outcomes[next++];
    if (outcome === undefined || outcome.kind === "refused") {
      counts.refused += 1;
      return { index, ...refusalOf(outcome?.failure) };
    }
    counts[outcome.kind] += 1;
    const status = statuses[outcome.kind];
    return status === 204 ? { index, status } : { index, status, item: cardOf(outcome.item) };
  });
  return { status: 200, headers: {}, body: { results, counts } };
}

/** Without the description: a thousand of them are more than an answer can be kept with. */
function cardOf(item: Item) {
  const { description: _, ...card } = itemViewOf(item);
  return card;
}

function refusalOf(failure: Failure | undefined) {
  const kind = failure?.kind ?? "conflict";
  const errors = failure?.faults ?? [];
  return {
    status: spoken[kind].status,
    problem: { code: kind, detail: failure?.message ?? "", errors },
  };
}
