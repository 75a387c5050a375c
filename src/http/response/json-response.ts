import { limits } from "../../contract/limits.ts";
import { type IdempotentResponse } from "../../ports/deps.ts";
import { type HttpContext } from "../context.ts";

/** An answer before it is sent: what a keyed request keeps is the very same. */
export type JsonResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/**
 * What a flow needs to keep the answer to a keyed request in the batch of its write; undefined for
 * a request without a key. Only what succeeded is kept, and what is no longer than a value of the
 * database may be.
 */
export function buildIdempotentResponse<T>(
  c: HttpContext,
  buildResponse: (value: T) => JsonResponse,
): ((value: T) => IdempotentResponse | undefined) | undefined {
  const requestKey = c.get("idempotencyKey");
  if (requestKey === undefined) {
    return undefined;
  }
  return (value) => {
    const { status, headers, body } = buildResponse(value);
    const text = JSON.stringify(body);
    const isKept = status < 300 && text.length <= limits.storedResponseLengthMax;
    return isKept
      ? { ...requestKey, status, headers: { ...headers, ...jsonHeaders }, body: text }
      : undefined;
  };
}

/** Sends an answer as JSON. */
export function sendJson({ status, headers, body }: JsonResponse): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...jsonHeaders } });
}

/** What a write says about where the workspace stands now. */
export function generationHeaders(c: HttpContext, generation: number): Record<string, string> {
  const bookmark = c.get("scope").readBookmark(c.get("actor").workspace);
  return {
    "ordinal-generation": String(generation),
    ...(bookmark !== undefined && { "ordinal-bookmark": bookmark }),
  };
}

const jsonHeaders = { "content-type": "application/json" } as const;
