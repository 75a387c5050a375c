import { free } from "../../core/columns/passing.ts";
import { type Instant } from "../../core/item/item.ts";
import { type Keepable, lifetimeOf } from "../../core/lifetime.ts";
import { paceOf } from "../../core/workspace.ts";
import { type Tier } from "../../deps.ts";
import { type Laid, laidOf } from "../format/laid.ts";
import { headIn, joined, partBytesMax, writeParts } from "./parts.ts";

/** The copies beyond this isolate: the data centre's Cache API, then KV everywhere. */
export type Far = {
  readonly cache: Cache;
  readonly kv: KVNamespace;
  /** Keys of the Cache API stand under our own host name. */
  readonly origin: string;
  readonly later: (work: Promise<unknown>) => void;
  readonly now: () => Instant;
  /** Times what waits for a copy. */
  readonly trace: { readonly time: <T>(name: string, work: () => Promise<T>) => Promise<T> };
  /** A copy of more bytes is kept in parts; `partBytesMax`, if not given. A multiple of eight. */
  readonly partBytes?: number;
};

/** What a copy's lifetime goes by. */
export type Kept = {
  readonly kind: Keepable;
  readonly rows: number;
  /** When the generation that it shows was made, if that is known. */
  readonly at?: Instant;
};

export type FarCopy = {
  readonly bytes: ArrayBuffer;
  readonly tier: Tier;
  /** Brings what came from afar near, behind the answer; for whoever could make sense of it. */
  readonly keep: (kept: Kept) => void;
};

/**
 * Bytes by name from the nearest copy. A copy that cannot be read is no copy. KV is asked only if
 * somebody said that it has the name: it remembers for a minute that it had nothing.
 */
export async function readFar(
  far: Far,
  name: string,
  isInKv: boolean,
): Promise<FarCopy | undefined> {
  return (
    (await readTier(far, name, "cache-api")) ?? (isInKv ? readTier(far, name, "kv") : undefined)
  );
}

/**
 * Writes the copy of this data centre, behind the answer, and that of every data centre. Of a copy
 * in parts, each is in both before the next one is made: so one of them is in memory at a time.
 * The bytes are nobody else's, and are freed.
 */
export async function writeFar(
  far: Far,
  name: string,
  { laid, ...kept }: Kept & { readonly laid: Laid },
): Promise<void> {
  const { partBytes = partBytesMax, kv, trace } = far;
  const options = { expirationTtl: lifetimeOf("far", kept.rows, 0) };
  const putNear = cachePutter(far, secondsOf(far, kept));
  await writeParts(name, { laid, partBytes }, async (each, bytes) => {
    const near = putNear(each, bytes);
    far.later(near);
    await trace.time("kv-put", () => kv.put(each, bytes, options));
    const both = near.catch(() => undefined).then(() => free(bytes));
    await (each === name ? far.later(both) : both);
  });
}

/** Writes the copy of this data centre only; of what is small. */
export async function writeNear(
  far: Far,
  name: string,
  { bytes, ...kept }: Kept & { readonly bytes: Uint8Array },
): Promise<void> {
  await cachePutter(far, secondsOf(far, kept))(name, bytes);
}

type Put = (name: string, bytes: Uint8Array) => Promise<void>;

function cachePutter({ cache, origin, trace }: Far, seconds: number): Put {
  return async (name, bytes) => {
    const headers = {
      "cache-control": `public, max-age=${seconds}`,
      "content-type": "application/octet-stream",
      "content-length": String(bytes.byteLength),
    };
    await trace.time("cache-put", () =>
      cache.put(urlOf(origin, name), new Response(bytes, { headers })),
    );
  };
}

/** How long this data centre keeps it: the less the sooner the next generation is to be expected. */
function secondsOf({ now }: Far, { kind, rows, at }: Kept): number {
  const changesPerMinute = at === undefined ? 0 : paceOf({ changedAt: at }, now());
  return Math.round(lifetimeOf(kind, rows, changesPerMinute));
}

/** How often this isolate found something there since it began, and how often not. */
export const farCounts = {
  "cache-api": { hits: 0, misses: 0 },
  kv: { hits: 0, misses: 0 },
};

/** Bytes by name from one tier and no other. */
export async function readTier(
  far: Far,
  name: string,
  tier: "cache-api" | "kv",
): Promise<FarCopy | undefined> {
  const fetch = (each: string) =>
    tier === "kv"
      ? far.trace.time("kv", () => far.kv.get(each, "arrayBuffer"))
      : far.trace.time("cache", () => readCache(far, each));
  const bytes = await attempt(() => readWhole(name, fetch));
  const { [tier]: counted } = farCounts;
  counted[bytes === undefined ? "misses" : "hits"] += 1;
  return (
    bytes && {
      bytes,
      tier,
      keep: (kept) => tier === "kv" && bringNear(far, name, { ...kept, bytes }),
    }
  );
}

async function readWhole(
  name: string,
  fetch: (name: string) => Promise<ArrayBuffer | null | undefined>,
): Promise<ArrayBuffer | undefined> {
  const bytes = (await fetch(name)) ?? undefined;
  const head = bytes && headIn(bytes);
  return head === undefined
    ? bytes
    : joined(name, head, async (part) => (await fetch(part)) ?? undefined);
}

function bringNear(
  far: Far,
  name: string,
  { bytes, ...kept }: Kept & { readonly bytes: ArrayBuffer },
): void {
  const { partBytes = partBytesMax } = far;
  const laid = laidOf(new Uint8Array(bytes));
  far.later(writeParts(name, { laid, partBytes }, cachePutter(far, secondsOf(far, kept))));
}

async function readCache({ cache, origin }: Far, name: string): Promise<ArrayBuffer | undefined> {
  const response = await cache.match(urlOf(origin, name));
  return response?.arrayBuffer();
}

/** Of these names, how many there were in the data centre, or in KV; none are there any more. */
export async function dropFar(
  { cache, kv, origin }: Far,
  names: { readonly near: readonly string[]; readonly inKv: readonly string[] },
): Promise<{ readonly near: number; readonly inKv: number }> {
  const near = await Promise.all(names.near.map((name) => cache.delete(urlOf(origin, name))));
  await Promise.all(names.inKv.map((name) => kv.delete(name)));
  return { near: near.filter(Boolean).length, inKv: names.inKv.length };
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
