import { type IdempotentResponse } from "../../ports/deps.ts";
import { type HttpContext } from "../context.ts";
import { sealBody } from "./stored-body.ts";

/** A JSON response before it is serialised, as an idempotent request stores it. */
export type JsonResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/**
 * Returns a function that builds the response for the flow to store in the batch of its write.
 * Returns `undefined` for a request without an Idempotency-Key. The function returns `undefined`
 * for a failure.
 */
export function buildIdempotentResponse<T>(
  c: HttpContext,
  buildResponse: (value: T) => JsonResponse,
): ((value: T) => IdempotentResponse | undefined) | undefined {
  const idempotencyKey = c.get("idempotencyKey");
  if (idempotencyKey === undefined) {
    return undefined;
  }
  return (value) => {
    const { status, headers, body } = buildResponse(value);
    if (status >= 300) {
      return undefined;
    }
    const text = JSON.stringify(body);
    c.set("builtBody", text);
    return { ...idempotencyKey, status, headers: { ...headers, ...jsonHeaders }, body: text };
  };
}

/** Returns such a function for a response that contains a key. The stored response is sealed. */
export function buildSealedResponse<T>(
  c: HttpContext,
  buildResponse: (value: T) => JsonResponse,
): (value: T) => Promise<IdempotentResponse | undefined> {
  const build = buildIdempotentResponse(c, buildResponse);
  return async (value) => {
    const response = build?.(value);
    return response && { ...response, body: await sealBody(c, response.body) };
  };
}

/** Builds the HTTP response. */
export function sendJson({ status, headers, body }: JsonResponse): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...jsonHeaders } });
}

/** Returns the headers of a write: the new generation and D1's bookmark. */
export function generationHeaders(c: HttpContext, generation: number): Record<string, string> {
  const bookmark = c.get("scope").readBookmark(c.get("actor").workspace);
  return {
    "ordinal-generation": String(generation),
    ...(bookmark !== undefined && { "ordinal-bookmark": bookmark }),
  };
}

const jsonHeaders = { "content-type": "application/json" } as const;
