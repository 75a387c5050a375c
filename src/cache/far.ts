import { type Tier } from "../deps.ts";

/** The copies beyond this isolate: the data centre's Cache API, then KV everywhere. */
export type Far = {
  readonly cache: Cache;
  readonly kv: KVNamespace;
  /** Keys of the Cache API stand under our own host name. */
  readonly origin: string;
  readonly later: (work: Promise<unknown>) => void;
  /** Times what waits for a copy. */
  readonly trace: { readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T> };
};

export type FarCopy = { readonly bytes: ArrayBuffer; readonly tier: Tier };

/** A day: names change with every generation, so this only bounds what is kept. */
const cacheSeconds = 86_400;

/** A month, after which nobody asks for a copy that was not written again. */
const kvSeconds = 30 * 86_400;

/**
 * Bytes by name from the nearest copy; what a farther one had is written to the nearer. A copy
 * that cannot be read is no copy. KV is asked only if somebody said that it has the name: it
 * remembers for a minute that it had nothing.
 */
export async function readFar(
  far: Far,
  name: string,
  isInKv: boolean,
): Promise<FarCopy | undefined> {
  const near = await attempt(() => far.trace.time("cache", () => readCache(far, name)));
  if (near !== undefined) {
    return { bytes: near, tier: "cache-api" };
  }
  const bytes = isInKv
    ? await attempt(() => far.trace.time("kv", () => far.kv.get(name, "arrayBuffer")))
    : undefined;
  if (!bytes) {
    return undefined;
  }
  far.later(writeCache(far, name, bytes));
  return { bytes, tier: "kv" };
}

/** Writes the copy of this data centre. */
export async function writeCache(
  { cache, origin, trace }: Far,
  name: string,
  bytes: ArrayBuffer | Uint8Array,
): Promise<void> {
  const headers = {
    "cache-control": `public, max-age=${cacheSeconds}`,
    "content-type": "application/octet-stream",
    "content-length": String(bytes.byteLength),
  };
  await trace.time("cache-put", () =>
    cache.put(urlOf(origin, name), new Response(bytes, { headers })),
  );
}

/** Writes the copy of every data centre. */
export async function writeKv({ kv, trace }: Far, name: string, bytes: Uint8Array): Promise<void> {
  await trace.time("kv-put", () => kv.put(name, bytes, { expirationTtl: kvSeconds }));
}

async function readCache({ cache, origin }: Far, name: string): Promise<ArrayBuffer | undefined> {
  const response = await cache.match(urlOf(origin, name));
  return response?.arrayBuffer();
}

function urlOf(origin: string, name: string): string {
  return `${origin}/copies/${name}`;
}

/** A copy is a convenience: when it fails, there is none. */
async function attempt<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
