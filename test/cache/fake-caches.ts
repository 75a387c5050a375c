import { compress, decompress } from "../../src/cache/format/gzip.ts";
import { type CacheKind } from "../../src/contract/cache.ts";
import { type Definition } from "../../src/core/models/model.ts";
import { type RankingKey } from "../../src/core/ranking/ranking-key.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { decodeSnapshot, encodeSnapshotLazily } from "../../src/core/snapshot/encode-snapshot.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { formatPlan } from "../../src/core/stability/plan.ts";
import { type Stability } from "../../src/core/stability/stability.ts";
import { ttlSeconds } from "../../src/core/ttl.ts";
import {
  type Caches,
  type LastKnownPointer,
  type RenderedPage,
  type StabilityKey,
} from "../../src/ports/caches.ts";

export type FakeCaches = {
  readonly caches: Caches;
  /** Empties every tier. */
  readonly clear: () => void;
  /** Empties the memory tier, like the start of a new isolate. */
  readonly clearMemory: () => void;
};

/** Opens caches over maps: one map per kind for the memory tier, and one for the remote tiers. */
export function openFakeCaches(): FakeCaches {
  const remoteSnapshots = new Map<string, Uint8Array>();
  const snapshots = new Map<string, Snapshot>();
  const remoteRankings = new Map<string, Ranking>();
  const rankings = new Map<string, Ranking>();
  const remoteStability = new Map<string, Stability>();
  const stability = new Map<string, Stability>();
  const pages = new Map<string, RenderedPage>();
  const pointers = new Map<string, PointerEntry>();
  const definitions = new Map<string, Definition>();
  const hotPages = new Map<string, readonly string[]>();
  const mapsByKind: Partial<Record<CacheKind, readonly Map<string, unknown>[]>> = {
    snapshots: [remoteSnapshots, snapshots],
    rankings: [remoteRankings, rankings],
    stability: [remoteStability, stability],
    pages: [pages],
    pointers: [pointers],
    definitions: [definitions],
    hot: [hotPages],
  };
  const caches: Caches = {
    hotPages: {
      // Counts every read and flushes immediately.
      countRead(workspace, formatQuery) {
        const queries = hotPages.get(workspace) ?? [];
        hotPages.set(workspace, [...new Set([...queries, formatQuery()])].slice(-20));
        return undefined;
      },
      read: async (workspace) => hotPages.get(workspace) ?? [],
      listWorkspaces: async (limit) => [...hotPages.keys()].slice(0, limit),
    },
    stats: () => ({ kinds: [], tiers: [] }),
    async clear({ workspace = "", kinds }) {
      const counts = kinds
        .flatMap((kind) => mapsByKind[kind] ?? [])
        .map((map) => removeByPrefix(map, workspace));
      const memory = counts.reduce((total, count) => total + count, 0);
      return { memory, cacheApi: 0, kv: 0, hasMore: false };
    },
    pointers: openPointers(pointers),
    snapshots: {
      peek: (workspace) => snapshots.get(workspace),
      put(snapshot) {
        if ((snapshots.get(snapshot.workspace)?.generation ?? -1) <= snapshot.generation) {
          snapshots.set(snapshot.workspace, snapshot);
        }
      },
      async read(workspace, generation) {
        const compressed = remoteSnapshots.get(`${workspace}/${generation}`);
        return compressed && decodeSnapshot(await decompress(Uint8Array.from(compressed).buffer));
      },
      compress: (snapshot) => compress(encodeSnapshotLazily(snapshot)),
      async stream(workspace, generation) {
        const compressed = remoteSnapshots.get(`${workspace}/${generation}`);
        return compressed && (new Response(Uint8Array.from(compressed)).body ?? undefined);
      },
      write: async ({ workspace, generation }, compressed) =>
        void remoteSnapshots.set(`${workspace}/${generation}`, compressed),
    },
    rankings: {
      peek: (key) => rankings.get(formatRankingKey(key)),
      put: (ranking) => void rankings.set(formatRankingKey(ranking), ranking),
      async read(key, isPublished) {
        const value = rankings.get(formatRankingKey(key));
        if (value !== undefined) {
          return { value, tier: "memory" };
        }
        const remote = isPublished ? remoteRankings.get(formatRankingKey(key)) : undefined;
        return remote && { value: remote, tier: "kv" };
      },
      async readAll(key) {
        const tiers = [
          ["memory", rankings],
          ["kv", remoteRankings],
        ] as const;
        return tiers.flatMap(([tier, map]) => {
          const value = map.get(formatRankingKey(key));
          return value === undefined ? [] : [{ tier, value }];
        });
      },
      async write(ranking) {
        rankings.set(formatRankingKey(ranking), ranking);
        remoteRankings.set(formatRankingKey(ranking), ranking);
      },
    },
    pinnedRankings: openPinnedRankings(new Map()),
    stability: {
      peek: (key) => stability.get(formatStabilityKey(key)),
      put: (value) => void stability.set(formatStabilityKey(value), value),
      read: async (key, isPublished) =>
        stability.get(formatStabilityKey(key)) ??
        (isPublished ? remoteStability.get(formatStabilityKey(key)) : undefined),
      async write(value) {
        stability.set(formatStabilityKey(value), value);
        remoteStability.set(formatStabilityKey(value), value);
      },
    },
    definitions: {
      read: (key) => definitions.get(key),
      write: (key, definition) => void definitions.set(key, definition),
    },
    pages: {
      async read(key) {
        const value = pages.get(key);
        return value && { value, tier: "memory" };
      },
      peek: (key) => pages.get(key),
      async write(key, page, { requestedKey = key }) {
        pages.set(key, page);
        pages.set(requestedKey, page);
      },
    },
  };
  const memoryMaps = [snapshots, rankings, stability, pages, pointers, definitions];
  return {
    caches,
    clear: () =>
      clearMaps([...memoryMaps, remoteSnapshots, remoteRankings, remoteStability, hotPages]),
    clearMemory: () => clearMaps(memoryMaps),
  };
}

function openPinnedRankings(copies: Map<string, Ranking>): Caches["pinnedRankings"] {
  return {
    read: async (key) => copies.get(formatRankingKey(key)),
    write: async (ranking) => void copies.set(formatRankingKey(ranking), ranking),
    remove: async (key) => void copies.delete(formatRankingKey(key)),
    async clear(workspace, kept = []) {
      const keptKeys = new Set(kept.map(formatRankingKey));
      const keys = [...copies.keys()].filter((key) => key.startsWith(`${workspace}/`));
      keys.filter((key) => !keptKeys.has(key)).forEach((key) => copies.delete(key));
      return false;
    },
  };
}

function removeByPrefix(map: Map<string, unknown>, workspace: string): number {
  const keys = [...map.keys()].filter((key) => key.startsWith(workspace));
  return keys.filter((key) => map.delete(key)).length;
}

function clearMaps(maps: readonly Map<string, unknown>[]): void {
  for (const map of maps) {
    map.clear();
  }
}

type PointerEntry = LastKnownPointer & {
  readonly isInvalidated?: boolean;
  readonly earlier?: readonly LastKnownPointer[];
  readonly writes?: { readonly count: number; readonly at: number };
};

function openPointers(pointers: Map<string, PointerEntry>): Caches["pointers"] {
  const update = (workspace: string, changes: Partial<PointerEntry>) => {
    const entry = pointers.get(workspace);
    if (entry !== undefined) {
      pointers.set(workspace, { ...entry, ...changes });
    }
  };
  return {
    read(workspace, at) {
      const entry = pointers.get(workspace);
      if (entry === undefined || entry.isInvalidated === true) {
        return undefined;
      }
      return at - entry.at < 1_000 * ttlSeconds.pointer ? entry.pointer : undefined;
    },
    recent(workspace, at) {
      const entry = pointers.get(workspace);
      const all =
        entry === undefined || entry.isInvalidated ? [] : [entry, ...(entry.earlier ?? [])];
      return all.flatMap((each) => (at - each.at < 2_000 ? each.pointer : []));
    },
    lastKnown(workspace, at) {
      const entry = pointers.get(workspace);
      return entry !== undefined && at - entry.at < 600_000 ? entry : undefined;
    },
    write(workspace, pointer, at) {
      const stored = pointers.get(workspace)?.pointer ?? pointer;
      const isBehind = stored.workspace.generation > pointer.workspace.generation;
      const next = isBehind ? stored : pointer;
      const earlier = collectEarlier(pointers.get(workspace), next, at);
      const { writes } = pointers.get(workspace) ?? {};
      pointers.set(workspace, {
        pointer: next,
        at,
        earlier,
        ...(writes && { writes }),
      });
    },
    drop: (workspace) => update(workspace, { isInvalidated: true }),
    invalidateAfterWrite(workspace, at) {
      const { writes } = pointers.get(workspace) ?? {};
      const count = writes && at - writes.at < 1_000 ? writes.count + 1 : 1;
      update(workspace, { writes: { count, at }, ...(count <= 32 && { isInvalidated: true }) });
    },
    markUnreachable: (workspace, unreachableAt) => update(workspace, { unreachableAt }),
  };
}

function collectEarlier(
  entry: PointerEntry | undefined,
  next: LastKnownPointer["pointer"],
  at: number,
) {
  if (entry === undefined || entry.isInvalidated === true) {
    return [];
  }
  const { pointer, earlier = [] } = entry;
  const all = pointer === next ? earlier : [{ pointer, at: entry.at }, ...earlier];
  const recent = all.filter((each) => at - each.at < 2_000);
  return recent.length > 7 ? recent.toSpliced(-2, 1) : recent;
}

function formatRankingKey(key: RankingKey): string {
  const { workspace, generation, model, revision, orderRules, scope } = key;
  return `${workspace}/${generation}/${model}/${revision}/${orderRules}/${scope}`;
}

function formatStabilityKey(key: StabilityKey): string {
  return `${formatRankingKey(key)}/${formatPlan(key)}`;
}
