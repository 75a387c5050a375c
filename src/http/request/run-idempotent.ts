import { LostClaim } from "../../core/failure.ts";
import { type IdempotencyClaim, type StoredResponse } from "../../ports/deps.ts";
import { type HttpContext } from "../context.ts";
import { sealBody } from "../response/stored-body.ts";
import { SchemaFailure } from "./schema-faults.ts";

/**
 * Runs the request that holds a claim, then settles the claim. A flow that writes stores the
 * response in the batch of the write (`c.var.idempotencyKey`), so that neither exists without the
 * other. This function then adds the headers of the final response.
 *
 * It also stores the responses of work that wrote nothing: a success, or a failure that a retry
 * would repeat. It releases the claim of every other response.
 */
export async function runIdempotent(
  c: HttpContext,
  next: () => Promise<void>,
  claim: IdempotencyClaim,
): Promise<undefined> {
  c.set("idempotencyKey", claim);
  const { idempotency } = c.get("deps").store;
  try {
    await next();
  } catch (error) {
    await awaitOrReport(c, idempotency.release(claim));
    throw error;
  }
  await awaitOrReport(c, isFinal(c) ? storeResponse(c, claim) : idempotency.release(claim));
}

/** Builds a response from its stored form. */
export function buildResponse({ status, headers, body }: StoredResponse): Response {
  return new Response(body === "" ? null : body, { status, headers });
}

/** The failures of a flow that are stored: not found, conflict, version conflict, invalid value. */
const finalErrorStatuses: ReadonlySet<number> = new Set([404, 409, 412, 422]);

/**
 * Returns whether a retry gets this response again. A request that its schema rejects has not
 * begun, so the client can correct it and send the same key.
 */
function isFinal(c: HttpContext): boolean {
  const hasBegun = !(c.error instanceof SchemaFailure || c.error instanceof LostClaim);
  return c.res.ok || (hasBegun && finalErrorStatuses.has(c.res.status));
}

/** Stores the response, or only its headers if the flow has stored the same body. */
async function storeResponse(c: HttpContext, claim: IdempotencyClaim): Promise<void> {
  const { status } = c.res;
  const headers = Object.fromEntries(c.res.headers);
  const body = await c.res.text();
  c.res = undefined; // Its body has been read.
  c.res = buildResponse({ status, headers, body });
  const { idempotency } = c.get("deps").store;
  const isStored = body === c.get("builtBody") && (await idempotency.updateHeaders(claim, headers));
  if (!isStored) {
    const stored = await sealBody(c, body);
    await idempotency.complete({ ...claim, status, headers, body: stored });
  }
}

/**
 * Reports an error instead of throwing it: the operation has succeeded even if storing fails. A
 * lost claim is not an error, because the retry that took it over stores its own response.
 */
async function awaitOrReport(c: HttpContext, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof LostClaim)) {
      c.get("deps").reportError(error);
    }
  }
}
