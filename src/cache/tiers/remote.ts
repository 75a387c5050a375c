import { freeArrays } from "../../core/columns/scratch.ts";
import { type Instant } from "../../core/item/item.ts";
import { type TtlKind, computeTtlSeconds } from "../../core/ttl.ts";
import { estimateChangesPerMinute } from "../../core/workspace.ts";
import { type Tier } from "../../ports/deps.ts";
import { type LazyBytes, toLazyBytes } from "../format/lazy-bytes.ts";
import { decodeManifest, joinParts, partBytesMax, writeParts } from "./parts.ts";

/** The copies beyond this isolate: the data centre's Cache API, then KV everywhere. */
export type Remote = {
  readonly cache: Cache;
  readonly kv: KVNamespace;
  /** Keys of the Cache API stand under our own host name. */
  readonly origin: string;
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly now: () => Instant;
  /** Times what waits for a copy. */
  readonly trace: { readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T> };
  /** A copy of more bytes is kept in parts; `partBytesMax`, if not given. A multiple of eight. */
  readonly partBytes?: number;
};

/** What a copy's lifetime goes by. */
export type CachePolicy = {
  readonly kind: TtlKind;
  readonly rows: number;
  /** When the generation that it shows was made, if that is known. */
  readonly at?: Instant;
};

export type RemoteEntry = {
  readonly bytes: ArrayBuffer;
  readonly tier: Tier;
  /** Brings what came from afar near, behind the answer; for whoever could make sense of it. */
  readonly backfill: (kept: CachePolicy) => void;
};

/**
 * Bytes by name from the nearest copy. A copy that cannot be read is no copy. KV is asked only if
 * somebody said that it has the name: it remembers for a minute that it had nothing.
 */
export async function readRemote(
  far: Remote,
  name: string,
  isInKv: boolean,
): Promise<RemoteEntry | undefined> {
  return (
    (await readTier(far, name, "cache-api")) ?? (isInKv ? readTier(far, name, "kv") : undefined)
  );
}

/**
 * Writes the copy of this data centre, behind the answer, and that of every data centre. Of a copy
 * in parts, each is in both before the next one is made: so one of them is in memory at a time.
 * The bytes are nobody else's, and are freed.
 */
export async function writeRemote(
  far: Remote,
  name: string,
  { laid: lazyBytes, ...kept }: CachePolicy & { readonly laid: LazyBytes },
): Promise<void> {
  const { partBytes = partBytesMax, kv, trace } = far;
  const options = { expirationTtl: computeTtlSeconds("remote", kept.rows, 0) };
  const putNear = createColoPut(far, computeColoTtl(far, kept));
  await writeParts(name, { laid: lazyBytes, partBytes }, async (each, bytes) => {
    const near = putNear(each, bytes);
    far.waitUntil(near);
    await trace.time("kv-put", () => kv.put(each, bytes, options));
    const both = near.catch(() => undefined).then(() => freeArrays(bytes));
    await (each === name ? far.waitUntil(both) : both);
  });
}

/** Writes the copy of this data centre only; of what is small. */
export async function writeColo(
  far: Remote,
  name: string,
  { bytes, ...kept }: CachePolicy & { readonly bytes: Uint8Array },
): Promise<void> {
  await createColoPut(far, computeColoTtl(far, kept))(name, bytes);
}

type PutBytes = (name: string, bytes: Uint8Array) => Promise<void>;

function createColoPut({ cache, origin, trace }: Remote, seconds: number): PutBytes {
  return async (name, bytes) => {
    const headers = {
      "cache-control": `public, max-age=${seconds}`,
      "content-type": "application/octet-stream",
      "content-length": String(bytes.byteLength),
    };
    await trace.time("cache-put", () =>
      cache.put(formatCacheUrl(origin, name), new Response(bytes, { headers })),
    );
  };
}

/** How long this data centre keeps it: the less the sooner the next generation is to be expected. */
function computeColoTtl({ now }: Remote, { kind, rows, at }: CachePolicy): number {
  const changesPerMinute =
    at === undefined ? 0 : estimateChangesPerMinute({ changedAt: at }, now());
  return Math.round(computeTtlSeconds(kind, rows, changesPerMinute));
}

/** How often this isolate found something there since it began, and how often not. */
export const remoteCounts = {
  "cache-api": { hits: 0, misses: 0 },
  kv: { hits: 0, misses: 0 },
};

/** Bytes by name from one tier and no other. */
export async function readTier(
  far: Remote,
  name: string,
  tier: "cache-api" | "kv",
): Promise<RemoteEntry | undefined> {
  const fetch = (each: string) =>
    tier === "kv"
      ? far.trace.time("kv", () => far.kv.get(each, "arrayBuffer"))
      : far.trace.time("cache", () => readColoCache(far, each));
  const bytes = await tryRead(() => readValue(name, fetch));
  const { [tier]: counted } = remoteCounts;
  counted[bytes === undefined ? "misses" : "hits"] += 1;
  return (
    bytes && {
      bytes,
      tier,
      backfill: (kept) => tier === "kv" && backfillColo(far, name, { ...kept, bytes }),
    }
  );
}

async function readValue(
  name: string,
  fetch: (name: string) => Promise<ArrayBuffer | null | undefined>,
): Promise<ArrayBuffer | undefined> {
  const bytes = (await fetch(name)) ?? undefined;
  const head = bytes && decodeManifest(bytes);
  return head === undefined
    ? bytes
    : joinParts(name, head, async (part) => (await fetch(part)) ?? undefined);
}

function backfillColo(
  far: Remote,
  name: string,
  { bytes, ...kept }: CachePolicy & { readonly bytes: ArrayBuffer },
): void {
  const { partBytes = partBytesMax } = far;
  const laid = toLazyBytes(new Uint8Array(bytes));
  far.waitUntil(
    writeParts(name, { laid, partBytes }, createColoPut(far, computeColoTtl(far, kept))),
  );
}

async function readColoCache(
  { cache, origin }: Remote,
  name: string,
): Promise<ArrayBuffer | undefined> {
  const response = await cache.match(formatCacheUrl(origin, name));
  return response?.arrayBuffer();
}

/** Of these names, how many there were in the data centre, or in KV; none are there any more. */
export async function dropRemote(
  { cache, kv, origin }: Remote,
  names: { readonly colo: readonly string[]; readonly kv: readonly string[] },
): Promise<{ readonly near: number; readonly inKv: number }> {
  const near = await Promise.all(
    names.colo.map((name) => cache.delete(formatCacheUrl(origin, name))),
  );
  await Promise.all(names.kv.map((name) => kv.delete(name)));
  return { near: near.filter(Boolean).length, inKv: names.kv.length };
}

function formatCacheUrl(origin: string, name: string): string {
  return `${origin}/copies/${name}`;
}

/** A copy is a convenience: when it fails, there is none. */
async function tryRead<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
