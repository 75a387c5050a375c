import {
  buildColoHeaders,
  formatCacheUrl,
  type Remote,
  remoteCounts,
  wholeValueHeader,
} from "./remote.ts";

/**
 * Opens a value as a stream, which the runtime passes to the client without a copy in the heap:
 * from the Cache API, otherwise from KV. Returns undefined if neither has it, and for a value in
 * parts.
 */
export async function streamRemote(
  remote: Remote,
  key: string,
): Promise<ReadableStream<Uint8Array> | undefined> {
  return (await tryOpen(remote, key, "cache-api")) ?? tryOpen(remote, key, "kv");
}

/** A failed read is a miss: a cache must not fail a request. */
async function tryOpen(remote: Remote, key: string, tier: "cache-api" | "kv") {
  const { [tier]: counts } = remoteCounts;
  try {
    const body = await (tier === "kv" ? openKv(remote, key) : openColo(remote, key));
    counts[body === undefined ? "misses" : "hits"] += 1;
    return body;
  } catch {
    counts.misses += 1;
    return undefined;
  }
}

async function openColo({ cache, origin, trace }: Remote, key: string) {
  const response = await trace.time("cache", () => cache.match(formatCacheUrl(origin, key)));
  return selectWhole(response?.body, response?.headers.has(wholeValueHeader) === true);
}

async function openKv(remote: Remote, key: string) {
  const { kv, trace, waitUntil } = remote;
  const { value, metadata } = await trace.time("kv", () => kv.getWithMetadata(key, "stream"));
  const body = await selectWhole(value, metadata !== null);
  if (body !== undefined) {
    waitUntil(backfillStream(remote, key));
  }
  return body;
}

/** Reads KV a second time: a copy of the client's stream would fill the heap for a slow reader. */
async function backfillStream({ cache, kv, origin }: Remote, key: string): Promise<void> {
  const stream = await kv.get(key, "stream");
  if (stream !== null) {
    const headers = { ...buildColoHeaders(), [wholeValueHeader]: "true" };
    await cache.put(formatCacheUrl(origin, key), new Response(stream, { headers }));
  }
}

/** Returns the body of a value in one piece. A manifest of parts has no mark. */
async function selectWhole(
  body: ReadableStream<Uint8Array> | null | undefined,
  isWhole: boolean,
): Promise<ReadableStream<Uint8Array> | undefined> {
  if (body === null || body === undefined || isWhole) {
    return body ?? undefined;
  }
  await body.cancel();
  return undefined;
}
