import { routePath } from "hono/route";
import { limits } from "../../contract/limits.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type IdempotentResponse, type IdempotencyKey } from "../../ports/deps.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { requireToken } from "./auth.ts";
import { readChunks } from "./body.ts";

/**
 * Carries out a POST with an Idempotency-Key once, however often it is sent. A key is known within
 * its tenant and route, so that one may be used on two routes. Stands after `authenticated` and, on
 * routes that have one, `boundedBody`.
 *
 * A flow that writes puts the answer into the batch of the write (`c.var.requestKey`), so that there
 * is no moment in which one is there without the other. What succeeded is then kept once more, as it
 * was sent; what failed gives the key back. The root key's answers hold keys of workspaces, so they
 * are kept under lock: only the root key opens them.
 *
 * Source: draft-ietf-httpapi-idempotency-key-header-07.
 */
export function ensureIdempotent(route?: string): HttpMiddleware {
  return async (c, next) => {
    const given = c.req.header("idempotency-key");
    if (given === undefined) {
      return next();
    }
    const { store, clock } = c.get("deps");
    const scope = c.get("actor").workspace;
    const name = `${c.req.method} ${route ?? routePath(c)}`;
    const key = { scope, route: name, key: parseIdempotencyKey(given) };
    const request = await computeFingerprint(c);
    const earlier = await store.idempotency.claim(key, request, clock.now());
    if (earlier === undefined) {
      return runOnce(c, next, key);
    }
    if (earlier.request !== request) {
      const detail = "This Idempotency-Key was used for another request.";
      throw failureFromFault("invalid", { header: "Idempotency-Key", detail });
    }
    return replayResponse(c, earlier.response);
  };
}

/** The scope of requests with the root key. */
const rootScope = "root";

/** Quoted, as the draft says, or bare, as most clients do. */
function parseIdempotencyKey(given: string): string {
  const key = /^"(.*)"$/.exec(given)?.[1] ?? given;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    const detail = "An Idempotency-Key has 1 to 255 printable ASCII characters.";
    throw failureFromFault("malformed", { header: "Idempotency-Key", detail });
  }
  return key;
}

/** What makes two requests the same: the address and the body. */
async function computeFingerprint(c: HttpContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  const { crypto } = c.get("deps");
  const isRead = "text" in c.req.bodyCache;
  const body = await crypto.sha256(isRead ? await c.req.text() : await bufferBody(c));
  return crypto.sha256(`${pathname}${search}\n${body}`);
}

/**
 * The bytes of a body that would else be streamed; the request then has them again. A file that is
 * too large for that is imported without a key: it says the same of its items however often.
 */
async function bufferBody(c: HttpContext): Promise<Uint8Array> {
  const { raw } = c.req;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of raw.body === null ? [] : readChunks(raw.body)) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > limits.batchBodyBytesMax) {
      const detail = `With an Idempotency-Key, a body has at most ${limits.batchBodyBytesMax} bytes.`;
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
  c.res = undefined; // -- its body is spent
  c.res = buildResponse({ status, headers, body });
  const { store, crypto } = c.get("deps");
  if (body.length > limits.storedResponseLengthMax) {
    // Too long for a value of the database: a repeat is carried out again.
    await store.idempotency.release(key);
    return;
  }
  const storedBody = key.scope === rootScope ? await crypto.encrypt(requireToken(c), body) : body;
  await store.idempotency.complete({ ...key, status, headers, body: storedBody });
}

/** The work is done by now: that its answer could not be kept must not turn it into a failure. */
async function awaitOrReport(c: HttpContext, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    c.get("deps").reportError(error);
  }
}

async function replayResponse(
  c: HttpContext,
  answer: IdempotentResponse | undefined,
): Promise<Response> {
  if (answer === undefined) {
    throw new Failure("conflict", "The request with this Idempotency-Key is still running.");
  }
  const { crypto } = c.get("deps");
  const isEncrypted = answer.scope === rootScope;
  const body = isEncrypted ? await crypto.decrypt(requireToken(c), answer.body) : answer.body;
  const headers = { ...answer.headers, "idempotency-replayed": "true" };
  return buildResponse({ ...answer, body, headers });
}

function buildResponse({
  status,
  headers,
  body,
}: Pick<IdempotentResponse, "status" | "headers" | "body">): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
