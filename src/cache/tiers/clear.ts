import { type CacheKind } from "../../contract/cache.ts";
import { type Caches, type CacheStats } from "../../ports/deps.ts";
import { formatHotPagesKey } from "../hot-pages.ts";
import { listMemories, type MemoryKind } from "./memory.ts";
import { dropRemote, type Remote, remoteCounts } from "./remote.ts";

/** So many names of a kind go at once, and KV is asked for names so often. */
const [keysMax, listCallsMax] = [100, 5];

/** How the copies of this isolate do. */
export function readCacheStats(): CacheStats {
  const kinds = listMemories().map((memory) => Object.assign(memory.stats, { kind: memory.kind }));
  const sum = (what: "hits" | "misses") => kinds.reduce((total, each) => total + each[what], 0);
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
 * Drops copies. The Cache API does not say what it has, so of a data centre those names are dropped
 * that KV or this isolate knows; what is left there ends by itself, and nobody is misled by it.
 */
export function openCacheClear(far: Remote): Caches["clear"] {
  return async ({ workspace, kinds }) => {
    const limit = workspace === undefined ? Number.POSITIVE_INFINITY : keysMax;
    const held = listMemories()
      .filter(({ kind }) => kinds.includes(toCacheKind(kind)))
      .map((memory) => ({
        kind: memory.kind,
        names: memory.dropWhere((name, value) => belongsTo(workspace, name, value), limit),
      }));
    const memory = held.reduce((total, { names }) => total + names.length, 0);
    if (workspace === undefined) {
      return { memory, cacheApi: 0, kv: 0, hasMore: false };
    }
    const { names, hasMore } = await listKvKeys(far.kv, workspace, kinds);
    const known = held.filter(({ kind }) => sharedKeyKinds.has(kind)).flatMap((each) => each.names);
    const near = new Set([...names, ...known]);
    const hot = kinds.includes("hot") ? [formatHotPagesKey(workspace)] : [];
    const dropped = await dropRemote(far, { colo: [...near], kv: [...names, ...hot] });
    return {
      memory,
      cacheApi: dropped.near,
      kv: names.length,
      hasMore: hasMore || held.some((each) => each.names.length >= limit),
    };
  };
}

/** Kinds that have the same names in memory as far away. */
const sharedKeyKinds: ReadonlySet<MemoryKind> = new Set([
  "rankings",
  "stability",
  "pages",
] as const);

function toCacheKind(kind: MemoryKind): CacheKind {
  return kind === "hashes" ? "keys" : kind;
}

/** Names begin with the tenant, or are the tenant's; an entry of a key says whose it is. */
function belongsTo(workspace: string | undefined, name: string, value: unknown): boolean {
  if (workspace === undefined || name === workspace || name.startsWith(`${workspace}/`)) {
    return true;
  }
  return typeof value === "object" && value !== null && "workspace" in value
    ? value.workspace === workspace
    : typeof value === "string"; // -- what a key hashes to is nobody's in particular
}

/** The kind of a name: what comes after the tenant and the generation. */
const kindsByKeyPart: Readonly<Record<string, CacheKind>> = {
  board: "snapshots",
  ranking: "rankings",
  stability: "stability",
};

async function listKvKeys(kv: KVNamespace, workspace: string, kinds: readonly CacheKind[]) {
  const names: string[] = [];
  let cursor: string | null = null;
  for (let list = 0; list < listCallsMax && names.length <= keysMax; list += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each list begins where the one before ended
    const page: KVNamespaceListResult<unknown> = await kv.list({ prefix: `${workspace}/`, cursor });
    const found = page.keys.map(({ name }) => name);
    names.push(...found.filter((name) => isOfKinds(kinds, name)));
    if (page.list_complete) {
      return { names: names.slice(0, keysMax), hasMore: names.length > keysMax };
    }
    ({ cursor } = page);
  }
  return { names: names.slice(0, keysMax), hasMore: true };
}

function isOfKinds(kinds: readonly CacheKind[], name: string): boolean {
  const kind = kindsByKeyPart[name.split("/")[2] ?? ""];
  return kind !== undefined && kinds.includes(kind);
}
