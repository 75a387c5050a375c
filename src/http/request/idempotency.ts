import { routePath } from "hono/route";
import { limits } from "../../contract/limits.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type IdempotentResponse, type IdempotencyKey } from "../../ports/deps.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { requireToken } from "./auth.ts";
import { readChunks } from "./body.ts";

/**
 * Runs a POST with an Idempotency-Key once, and replays its response to every repetition. The scope
 * of a key is its tenant and route. Mount it after `authenticate` and `checkBody`.
 *
 * A flow that writes stores the response in the batch of the write (`c.var.idempotencyKey`), so that
 * neither exists without the other. Afterwards this middleware stores a successful response again,
 * with all its headers, and releases the key of a failed one. Responses to the root key contain keys
 * of workspaces, so they are encrypted with the root key.
 *
 * Source: draft-ietf-httpapi-idempotency-key-header-07.
 */
export function ensureIdempotent(route?: string): HttpMiddleware {
  return async (c, next) => {
    const header = c.req.header("idempotency-key");
    if (header === undefined) {
      return next();
    }
    const { store, clock } = c.get("deps");
    const scope = c.get("actor").workspace;
    const name = `${c.req.method} ${route ?? routePath(c)}`;
    const key = { scope, route: name, key: parseIdempotencyKey(header) };
    const request = await computeFingerprint(c);
    const earlier = await store.idempotency.claim(key, request, clock.now());
    if (earlier === undefined) {
      return runOnce(c, next, key);
    }
    if (earlier.request !== request) {
      const detail = "This Idempotency-Key was used for another request. Send a new key.";
      throw failureFromFault("invalid", { header: "Idempotency-Key", detail });
    }
    return replayResponse(c, earlier.response);
  };
}

/** The scope of requests with the root key. */
const rootScope = "root";

/** Parses a key in quotes, as the draft requires, or without, as most clients send it. */
function parseIdempotencyKey(header: string): string {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    const detail = "The Idempotency-Key is not valid. Send 1 to 255 printable ASCII characters.";
    throw failureFromFault("malformed", { header: "Idempotency-Key", detail });
  }
  return key;
}

/** Computes a hash of the URL and the body: two requests are equal if their hashes are. */
async function computeFingerprint(c: HttpContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  const { crypto } = c.get("deps");
  const isRead = "text" in c.req.bodyCache;
  const body = await crypto.sha256(isRead ? await c.req.text() : await bufferBody(c));
  return crypto.sha256(`${pathname}${search}\n${body}`);
}

/**
 * Reads the body of a streaming route into memory, and gives the request a copy of it. Rejects larger
 * bodies: importing a large file twice gives the same items, so it needs no key.
 */
async function bufferBody(c: HttpContext): Promise<Uint8Array> {
  const { raw } = c.req;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of raw.body === null ? [] : readChunks(raw.body)) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > limits.batchBodyBytesMax) {
      const detail = `With an Idempotency-Key, a body has at most ${limits.batchBodyBytesMax} bytes. Send it without the key.`;
      throw failureFromFault("too-large", { header: "Idempotency-Key", detail });
    }
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  c.req.raw = new Request(raw.url, { method: raw.method, headers: raw.headers, body: bytes });
  return bytes;
}

async function runOnce(
  c: HttpContext,
  next: () => Promise<void>,
  key: IdempotencyKey,
): Promise<undefined> {
  c.set("idempotencyKey", key);
  try {
    await next();
  } catch (error) {
    await awaitOrReport(c, c.get("deps").store.idempotency.release(key));
    throw error;
  }
  if (!c.res.ok) {
    await awaitOrReport(c, c.get("deps").store.idempotency.release(key));
  } else {
    await awaitOrReport(c, storeResponse(c, key));
  }
}

async function storeResponse(c: HttpContext, key: IdempotencyKey): Promise<void> {
  const { status } = c.res;
  const headers = Object.fromEntries(c.res.headers);
  const body = await c.res.text();
  c.res = undefined; // Its body has been read.
  c.res = buildResponse({ status, headers, body });
  const { store, crypto } = c.get("deps");
  if (body.length > limits.storedResponseLengthMax) {
    // Too long for a value in D1: a repeated request runs again.
    await store.idempotency.release(key);
    return;
  }
  const storedBody = key.scope === rootScope ? await crypto.encrypt(requireToken(c), body) : body;
  await store.idempotency.complete({ ...key, status, headers, body: storedBody });
}

/** Reports an error instead of throwing it: the operation has succeeded even if storing fails. */
async function awaitOrReport(c: HttpContext, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    c.get("deps").reportError(error);
  }
}

async function replayResponse(
  c: HttpContext,
  stored: IdempotentResponse | undefined,
): Promise<Response> {
  if (stored === undefined) {
    const detail = "The request with this Idempotency-Key is still running. Retry later.";
    throw new Failure("conflict", detail);
  }
  const { crypto } = c.get("deps");
  const isEncrypted = stored.scope === rootScope;
  const body = isEncrypted ? await crypto.decrypt(requireToken(c), stored.body) : stored.body;
  const headers = { ...stored.headers, "idempotency-replayed": "true" };
  return buildResponse({ ...stored, body, headers });
}

function buildResponse({
  status,
  headers,
  body,
}: Pick<IdempotentResponse, "status" | "headers" | "body">): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
