import { type CacheKind } from "../../contract/cache.ts";
import { type CacheStats, type Caches } from "../../ports/caches.ts";
import { formatHotPagesKey } from "../hot-pages.ts";
import { listMemories, type MemoryKind } from "./memory.ts";
import { dropRemote, type Remote, remoteCounts } from "./remote.ts";

/** Limits per call: keys deleted per kind, and KV list requests. */
const [keysMax, listCallsMax] = [100, 5];

/** Returns sizes and hit counts of this isolate's caches. */
export function readCacheStats(): CacheStats {
  const kinds = listMemories().map((memory) => Object.assign(memory.stats, { kind: memory.kind }));
  const sum = (count: "hits" | "misses") => kinds.reduce((total, kind) => total + kind[count], 0);
  return {
    kinds,
    tiers: [
      { tier: "memory", hits: sum("hits"), misses: sum("misses") },
      { tier: "cache-api", ...remoteCounts["cache-api"] },
      { tier: "kv", ...remoteCounts.kv },
    ],
  };
}

/**
 * Opens the operation that clears caches. The Cache API cannot list its keys, so it loses only the
 * keys that KV or this isolate knows. The rest expires, and no reader requests it with a wrong key.
 */
export function openCacheClear(remote: Remote): Caches["clear"] {
  return async ({ workspace, kinds }) => {
    const limit = workspace === undefined ? Number.POSITIVE_INFINITY : keysMax;
    const removals = listMemories()
      .filter(({ kind }) => kinds.includes(toCacheKind(kind)))
      .map((memory) => ({
        kind: memory.kind,
        keys: memory.dropWhere((key, value) => belongsTo(workspace, key, value), limit),
      }));
    const memory = removals.reduce((total, { keys }) => total + keys.length, 0);
    if (workspace === undefined) {
      return { memory, cacheApi: 0, kv: 0, hasMore: false };
    }
    const { keys: kvKeys, hasMore } = await listKvKeys(remote.kv, workspace, kinds);
    const memoryKeys = removals.filter(({ kind }) => sharedKeyKinds.has(kind));
    const coloKeys = new Set([...kvKeys, ...memoryKeys.flatMap(({ keys }) => keys)]);
    const hotKeys = kinds.includes("hot") ? [formatHotPagesKey(workspace)] : [];
    const dropped = await dropRemote(remote, { colo: [...coloKeys], kv: [...kvKeys, ...hotKeys] });
    return {
      memory,
      cacheApi: dropped.colo,
      kv: kvKeys.length,
      hasMore: hasMore || removals.some(({ keys }) => keys.length >= limit),
    };
  };
}

/** Kinds with the same keys in memory as in the Cache API. */
const sharedKeyKinds: ReadonlySet<MemoryKind> = new Set([
  "rankings",
  "stability",
  "pages",
] as const);

function toCacheKind(kind: MemoryKind): CacheKind {
  return kind === "hashes" ? "keys" : kind;
}

/** Returns whether an entry belongs to the workspace: by its key, or for API keys by its value. */
function belongsTo(workspace: string | undefined, key: string, value: unknown): boolean {
  if (workspace === undefined || key === workspace || key.startsWith(`${workspace}/`)) {
    return true;
  }
  return typeof value === "object" && value !== null && "workspace" in value
    ? value.workspace === workspace
    : typeof value === "string"; // A hash does not name its workspace, so all hashes are dropped.
}

/** Kinds by the part of a key that follows the workspace and the generation. */
const kindsByKeyPart: Readonly<Record<string, CacheKind>> = {
  snapshot: "snapshots",
  ranking: "rankings",
  stability: "stability",
};

async function listKvKeys(kv: KVNamespace, workspace: string, kinds: readonly CacheKind[]) {
  const keys: string[] = [];
  let cursor: string | null = null;
  for (let call = 0; call < listCallsMax && keys.length <= keysMax; call += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each list starts at the cursor of the previous one
    const page: KVNamespaceListResult<unknown> = await kv.list({ prefix: `${workspace}/`, cursor });
    keys.push(...page.keys.map(({ name }) => name).filter((name) => isOfKinds(kinds, name)));
    if (page.list_complete) {
      return { keys: keys.slice(0, keysMax), hasMore: keys.length > keysMax };
    }
    ({ cursor } = page);
  }
  return { keys: keys.slice(0, keysMax), hasMore: true };
}

function isOfKinds(kinds: readonly CacheKind[], key: string): boolean {
  const kind = kindsByKeyPart[key.split("/")[2] ?? ""];
  return kind !== undefined && kinds.includes(kind);
}
