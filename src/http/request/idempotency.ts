import { routePath } from "hono/route";
import { limits } from "../../contract/limits.ts";
import { type Action, authorize } from "../../core/access.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type IdempotencyClaim, type StoredResponse } from "../../ports/deps.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { openBody } from "../response/stored-body.ts";
import { readChunks } from "./body.ts";
import { buildResponse, runIdempotent } from "./run-idempotent.ts";

/** The scope of requests with the root key. */
const rootScope = "root";

/**
 * Runs a POST with an Idempotency-Key once, and replays its response to every retry. The scope of a
 * key is its tenant and route; the root key has a scope of its own. Mount it after `authenticate`
 * and `checkBody`. It authorizes the action before it reads the stored response, because a replay
 * calls no flow.
 *
 * A claim without a response belongs to a request that is running or has crashed. If this isolate
 * runs the request, the retry gets a 409. Otherwise the retry takes over the claim and runs. Every
 * batch that stores a response checks the claim. If the first request is still running in another
 * isolate, its batch therefore fails as a whole, and only the retry writes.
 *
 * Source: draft-ietf-httpapi-idempotency-key-header-07.
 */
export function ensureIdempotent(action: Action, route?: string): HttpMiddleware {
  return async (c, next) => {
    const header = c.req.header("idempotency-key");
    if (header === undefined) {
      return next();
    }
    const actor = c.get("actor");
    authorize(actor, action);
    const { random, inFlight, waitUntil } = c.get("deps");
    const claim: IdempotencyClaim = {
      scope: actor.role === "root" ? rootScope : actor.workspace,
      route: `${c.req.method} ${route ?? routePath(c)}`,
      key: parseIdempotencyKey(header),
      claim: random.typeId("clm"),
    };
    const work = runOrReplay(c, next, claim);
    // Keep it running even if the client disconnects: its retry needs the response. Registered
    // before the database has the claim, so that no retry finds a claim that is unknown here.
    waitUntil(inFlight.track(claim.claim, work));
    return work;
  };
}

/** Parses a key in quotes, as the draft requires, or without, as most clients send it. */
function parseIdempotencyKey(header: string): string {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    const detail = "The Idempotency-Key is not valid. Send 1 to 255 printable ASCII characters.";
    throw failureFromFault("malformed", { header: "Idempotency-Key", detail });
  }
  return key;
}

async function runOrReplay(
  c: HttpContext,
  next: () => Promise<void>,
  claim: IdempotencyClaim,
): Promise<Response | undefined> {
  const stored = await claimOrRead(c, claim);
  return stored === undefined ? runIdempotent(c, next, claim) : replayResponse(stored);
}

/**
 * Returns the stored response, or undefined if this request now holds the claim. A response that no
 * configured root key can decrypt counts as absent: the request runs again.
 */
async function claimOrRead(
  c: HttpContext,
  claim: IdempotencyClaim,
): Promise<StoredResponse | undefined> {
  const { store, clock, inFlight } = c.get("deps");
  const request = await computeFingerprint(c);
  const earlier = await store.idempotency.claim(claim, request, clock.now());
  if (earlier === undefined) {
    return undefined;
  }
  if (earlier.request !== request) {
    const detail = "This Idempotency-Key was used for another request. Send a new key.";
    throw failureFromFault("invalid", { header: "Idempotency-Key", detail });
  }
  const response = earlier.response && (await openResponse(c, earlier.response));
  if (response !== undefined) {
    return response;
  }
  if (earlier.response !== undefined) {
    await store.idempotency.discard({ ...claim, claim: earlier.claim });
  }
  const isRunning = inFlight.get(earlier.claim) !== undefined;
  if (isRunning || !(await store.idempotency.takeOver(claim, earlier.claim, clock.now()))) {
    const detail = "The request with this Idempotency-Key is still running. Retry later.";
    throw new Failure("conflict", detail);
  }
  return undefined;
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
 * Reads the body of a streaming route into memory, and gives the request a copy of it. Rejects
 * larger bodies: importing a large file twice gives the same items, so it needs no key.
 */
async function bufferBody(c: HttpContext): Promise<Uint8Array> {
  const { raw } = c.req;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of raw.body === null ? [] : readChunks(raw.body)) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > limits.batchBodyBytesMax) {
      const lengthMax = limits.batchBodyBytesMax;
      const detail = `With a key, a body has at most ${lengthMax} bytes. Send it without the key.`;
      throw failureFromFault("too-large", { header: "Idempotency-Key", detail });
    }
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  c.req.raw = new Request(raw.url, { method: raw.method, headers: raw.headers, body: bytes });
  return bytes;
}

async function openResponse(
  c: HttpContext,
  stored: StoredResponse,
): Promise<StoredResponse | undefined> {
  const body = await openBody(c, stored.body);
  return body === undefined ? undefined : { ...stored, body };
}

/** Builds the stored response again. */
function replayResponse(stored: StoredResponse): Response {
  return buildResponse({
    ...stored,
    headers: { ...stored.headers, "idempotency-replayed": "true" },
  });
}
