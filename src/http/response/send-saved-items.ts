import { type ItemOperation, type OperationOutcome } from "../../flows/items/item-operation.ts";
import { saveItems } from "../../flows/items/save-items.ts";
import { type HttpContext } from "../context.ts";
import {
  buildIdempotentResponse,
  generationHeaders,
  type JsonResponse,
  sendJson,
} from "./json-response.ts";

/** Saves the operations of a request, and sends their outcomes in the response that `build` makes. */
export async function sendSavedItems(
  c: HttpContext,
  operations: readonly ItemOperation[],
  build: (outcomes: readonly OperationOutcome[]) => JsonResponse,
): Promise<Response> {
  const saved = await saveItems(c.get("deps"), c.get("actor"), {
    operations,
    buildResponse: buildIdempotentResponse(c, build),
  });
  const { status, headers, body } = build(saved.outcomes);
  return sendJson({
    status,
    headers: { ...headers, ...generationHeaders(c, saved.generation) },
    body,
  });
}
