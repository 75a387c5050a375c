import { type LazyBytes, toLazyBytes } from "../../core/columns/lazy-bytes.ts";
import { freeArrays } from "../../core/columns/scratch.ts";
import { ttlSeconds } from "../../core/ttl.ts";
import { type Tier } from "../../ports/caches.ts";
import { decodeManifest, joinParts, partBytesMax, writeParts } from "./parts.ts";

/** The tiers beyond this isolate: the Cache API of this data centre, and KV. */
export type Remote = {
  readonly cache: Cache;
  readonly kv: KVNamespace;
  /** The origin of keys in the Cache API: the Worker's own host. */
  readonly origin: string;
  readonly waitUntil: (work: Promise<unknown>) => void;
  /** Times each access. */
  readonly trace: { readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T> };
  /** The largest value to store in one piece; a multiple of eight. Default: `partBytesMax`. */
  readonly partBytes?: number;
};

export type RemoteEntry = {
  readonly bytes: ArrayBuffer;
  readonly tier: Tier;
  /** Puts bytes from KV into the Cache API, in the background. Call it once the bytes decode. */
  readonly backfill: () => void;
};

/**
 * Reads bytes from the Cache API, otherwise from KV. A failed read is a miss. Reads KV only if
 * `isInKv`: KV caches a miss for a minute, which would hide a value that is written meanwhile.
 */
export async function readRemote(
  remote: Remote,
  key: string,
  isInKv: boolean,
): Promise<RemoteEntry | undefined> {
  return (
    (await readTier(remote, key, "cache-api")) ?? (isInKv ? readTier(remote, key, "kv") : undefined)
  );
}

/**
 * Writes bytes to KV, and to the Cache API in the background. Writes a value in parts one part at a
 * time and frees the part after both writes, so that only one part is in memory. The caller must
 * not use the bytes afterwards.
 */
export async function writeRemote(remote: Remote, key: string, bytes: LazyBytes): Promise<void> {
  const { partBytes = partBytesMax, kv, trace } = remote;
  await writeParts(key, { bytes, partBytes }, async (partKey, part) => {
    const isWhole = bytes.byteLength <= partBytes;
    const coloPut = writeColo(remote, partKey, { bytes: part, isWhole });
    remote.waitUntil(coloPut);
    const options = { expirationTtl: ttlSeconds.kv, ...(isWhole && { metadata: wholeValueMark }) };
    await trace.time("kv-put", () => kv.put(partKey, part, options));
    const freed = coloPut.catch(() => undefined).then(() => freeArrays(part));
    await (partKey === key ? remote.waitUntil(freed) : freed);
  });
}

/** Marks a value in one piece, which a reader may stream. A manifest of parts has no mark. */
const wholeValueMark = { isWhole: true };

/** The header of the Cache API that marks a value in one piece. */
export const wholeValueHeader = "ordinal-whole";

/** Returns the headers of every value in the Cache API. */
export function buildColoHeaders(): Record<string, string> {
  return {
    "cache-control": `public, max-age=${ttlSeconds.colo}`,
    "content-type": "application/octet-stream",
  };
}

/** Writes one value to the Cache API. */
export async function writeColo(
  { cache, origin, trace }: Remote,
  key: string,
  { bytes, isWhole = false }: { readonly bytes: Uint8Array; readonly isWhole?: boolean },
): Promise<void> {
  const headers = {
    ...buildColoHeaders(),
    "content-length": String(bytes.byteLength),
    ...(isWhole && { [wholeValueHeader]: "true" }),
  };
  await trace.time("cache-put", () =>
    cache.put(formatCacheUrl(origin, key), new Response(bytes, { headers })),
  );
}

/** Hits and misses of each tier since this isolate started. */
export const remoteCounts = {
  "cache-api": { hits: 0, misses: 0 },
  kv: { hits: 0, misses: 0 },
};

/** Reads bytes from one tier. */
export async function readTier(
  remote: Remote,
  key: string,
  tier: "cache-api" | "kv",
): Promise<RemoteEntry | undefined> {
  const fetchValue = (valueKey: string) =>
    tier === "kv"
      ? remote.trace.time("kv", () => remote.kv.get(valueKey, "arrayBuffer"))
      : remote.trace.time("cache", () => readColo(remote, valueKey));
  const bytes = await tryRead(() => readValue(key, fetchValue));
  const { [tier]: counts } = remoteCounts;
  counts[bytes === undefined ? "misses" : "hits"] += 1;
  return bytes && { bytes, tier, backfill: () => tier === "kv" && backfill(remote, key, bytes) };
}

/** Reads a value, and joins its parts if it is a manifest. */
async function readValue(
  key: string,
  fetchValue: (key: string) => Promise<ArrayBuffer | null | undefined>,
): Promise<ArrayBuffer | undefined> {
  const bytes = (await fetchValue(key)) ?? undefined;
  const manifest = bytes && decodeManifest(bytes);
  return manifest === undefined
    ? bytes
    : joinParts(key, manifest, async (partKey) => (await fetchValue(partKey)) ?? undefined);
}

function backfill(remote: Remote, key: string, buffer: ArrayBuffer): void {
  const { partBytes = partBytesMax } = remote;
  const bytes = toLazyBytes(new Uint8Array(buffer));
  remote.waitUntil(
    writeParts(key, { bytes, partBytes }, (partKey, part) =>
      writeColo(remote, partKey, { bytes: part, isWhole: bytes.byteLength <= partBytes }),
    ),
  );
}

async function readColo({ cache, origin }: Remote, key: string): Promise<ArrayBuffer | undefined> {
  const response = await cache.match(formatCacheUrl(origin, key));
  return response?.arrayBuffer();
}

/** Deletes keys from both tiers, and returns the number of deleted entries of each. */
export async function dropRemote(
  { cache, kv, origin }: Remote,
  keys: { readonly colo: readonly string[]; readonly kv: readonly string[] },
): Promise<{ readonly colo: number; readonly kv: number }> {
  const deletions = await Promise.all(
    keys.colo.map((key) => cache.delete(formatCacheUrl(origin, key))),
  );
  await Promise.all(keys.kv.map((key) => kv.delete(key)));
  return { colo: deletions.filter(Boolean).length, kv: keys.kv.length };
}

/** Returns the URL of a key in the Cache API. */
export function formatCacheUrl(origin: string, key: string): string {
  return `${origin}/cache/${key}`;
}

/** Returns undefined if the read fails: a cache must not fail a request. */
async function tryRead<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
