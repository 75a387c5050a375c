import { type CacheKind } from "../../src/contract/cache.ts";
import { type Definition } from "../../src/core/models/model.ts";
import { type Ranking, type RankingKey } from "../../src/core/ranking/ranking.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { type Stability } from "../../src/core/stability/stability.ts";
import { computeTtlSeconds } from "../../src/core/ttl.ts";
import { estimateChangesPerMinute } from "../../src/core/workspace.ts";
import {
  type Caches,
  type LastKnownPointer,
  type RenderedPage,
  type StabilityKey,
} from "../../src/ports/deps.ts";

export type FakeCaches = {
  readonly copies: Caches;
  /** As if every copy had been lost, far and near. */
  readonly clear: () => void;
  /** As if this isolate had just begun. */
  readonly clearMemory: () => void;
};

/** Copies in memory: two maps stand for what is near and what is far. */
export function openFakeCaches(): FakeCaches {
  const near = new Map<string, unknown>();
  const boards = new Map<string, Snapshot>();
  const held = new Map<string, Snapshot>();
  const rankings = new Map<string, Ranking>();
  const heldRankings = new Map<string, Ranking>();
  const stability = new Map<string, Stability>();
  const heldStability = new Map<string, Stability>();
  const pages = new Map<string, RenderedPage>();
  const pointers = new Map<string, SeenPointer>();
  const definitions = new Map<string, Definition>();
  const hot = new Map<string, readonly string[]>();
  const copies: Caches = {
    hotPages: {
      // Everything is counted here, and written down at once.
      countRead(workspace, addressOf) {
        const known = hot.get(workspace) ?? [];
        hot.set(workspace, [...new Set([...known, addressOf()])].slice(-20));
        return undefined;
      },
      read: async (workspace) => hot.get(workspace) ?? [],
      listWorkspaces: async (limit) => [...hot.keys()].slice(0, limit),
    },
    stats: () => ({ kinds: [], tiers: [] }),
    async clear({ workspace = "", kinds: asked }) {
      const dropped = asked
        .flatMap((kind) => kinds[kind] ?? [])
        .map((map) => dropOf(map, workspace));
      const memory = dropped.reduce((total, count) => total + count, 0);
      return { memory, cacheApi: 0, kv: 0, hasMore: false };
    },
    pointers: openPointers(pointers),
    snapshots: {
      peek: (workspace) => held.get(workspace),
      put(board) {
        if ((held.get(board.workspace)?.generation ?? -1) <= board.generation) {
          held.set(board.workspace, board);
        }
      },
      read: async (workspace, generation) => boards.get(`${workspace}/${generation}`),
      write: async (board) => void boards.set(`${board.workspace}/${board.generation}`, board),
    },
    rankings: {
      peek: (name) => heldRankings.get(nameOf(name)),
      put: (ranking) => void heldRankings.set(nameOf(ranking), ranking),
      async read(name, isPublished) {
        const value = heldRankings.get(nameOf(name));
        if (value !== undefined) {
          return { value, tier: "memory" };
        }
        const far = isPublished ? rankings.get(nameOf(name)) : undefined;
        return far && { value: far, tier: "kv" };
      },
      async readAll(name) {
        const tiers = [
          ["memory", heldRankings],
          ["kv", rankings],
        ] as const;
        return tiers.flatMap(([tier, map]) => {
          const value = map.get(nameOf(name));
          return value === undefined ? [] : [{ tier, value }];
        });
      },
      async write(ranking) {
        heldRankings.set(nameOf(ranking), ranking);
        rankings.set(nameOf(ranking), ranking);
      },
    },
    stability: {
      peek: (name) => heldStability.get(stabilityNameOf(name)),
      put: (made) => void heldStability.set(stabilityNameOf(made), made),
      read: async (name, isPublished) =>
        heldStability.get(stabilityNameOf(name)) ??
        (isPublished ? stability.get(stabilityNameOf(name)) : undefined),
      async write(made) {
        heldStability.set(stabilityNameOf(made), made);
        stability.set(stabilityNameOf(made), made);
      },
    },
    definitions: {
      read: (name) => definitions.get(name),
      write: (name, definition) => void definitions.set(name, definition),
    },
    pages: {
      async read(name) {
        const value = pages.get(name);
        return value && { value, tier: "memory" };
      },
      peek: (name) => pages.get(name),
      async write(name, page, { requestedKey = name }) {
        pages.set(name, page);
        pages.set(requestedKey, page);
      },
    },
  };
  const kinds: Partial<Record<CacheKind, readonly Map<string, unknown>[]>> = {
    snapshots: [boards, held],
    rankings: [rankings, heldRankings],
    stability: [stability, heldStability],
    pages: [pages],
    pointers: [pointers],
    definitions: [definitions],
    hot: [hot],
  };
  const all = [
    near,
    boards,
    held,
    rankings,
    heldRankings,
    stability,
    heldStability,
    pages,
    pointers,
    definitions,
    hot,
  ];
  return {
    copies,
    clear: () => clearAll(all),
    clearMemory: () => clearAll([held, heldRankings, heldStability, pages, pointers, definitions]),
  };
}

function dropOf(map: Map<string, unknown>, workspace: string): number {
  const names = [...map.keys()].filter((name) => name.startsWith(workspace));
  return names.filter((name) => map.delete(name)).length;
}

function clearAll(maps: readonly Map<string, unknown>[]): void {
  for (const map of maps) {
    map.clear();
  }
}

type SeenPointer = LastKnownPointer & {
  readonly isDropped?: boolean;
  readonly before?: readonly LastKnownPointer[];
  readonly writes?: { readonly count: number; readonly at: number };
};

function openPointers(pointers: Map<string, SeenPointer>): Caches["pointers"] {
  const change = (workspace: string, changes: Partial<SeenPointer>) => {
    const entry = pointers.get(workspace);
    if (entry !== undefined) {
      pointers.set(workspace, { ...entry, ...changes });
    }
  };
  return {
    read(workspace, at) {
      const entry = pointers.get(workspace);
      if (entry === undefined || entry.isDropped === true) {
        return undefined;
      }
      const pace = estimateChangesPerMinute(entry.pointer.workspace, entry.at);
      return at - entry.at < 1_000 * computeTtlSeconds("pointer", 0, pace)
        ? entry.pointer
        : undefined;
    },
    recent(workspace, at) {
      const entry = pointers.get(workspace);
      const known = entry === undefined || entry.isDropped ? [] : [entry, ...(entry.before ?? [])];
      return known.flatMap((each) => (at - each.at < 2_000 ? each.pointer : []));
    },
    lastKnown(workspace, at) {
      const entry = pointers.get(workspace);
      return entry !== undefined && at - entry.at < 600_000 ? entry : undefined;
    },
    write(workspace, pointer, at) {
      const held = pointers.get(workspace)?.pointer ?? pointer;
      const isBehind = held.workspace.generation > pointer.workspace.generation;
      const next = isBehind ? held : pointer;
      const before = beforeOf(pointers.get(workspace), next, at);
      const { writes } = pointers.get(workspace) ?? {};
      pointers.set(workspace, {
        pointer: next,
        at,
        before,
        ...(writes && { writes }),
      });
    },
    drop: (workspace) => change(workspace, { isDropped: true }),
    invalidateAfterWrite(workspace, at) {
      const { writes } = pointers.get(workspace) ?? {};
      const count = writes && at - writes.at < 1_000 ? writes.count + 1 : 1;
      change(workspace, { writes: { count, at }, ...(count <= 32 && { isDropped: true }) });
    },
    markUnreachable: (workspace, missedAt) => change(workspace, { unreachableAt: missedAt }),
  };
}

function beforeOf(entry: SeenPointer | undefined, next: LastKnownPointer["pointer"], at: number) {
  if (entry === undefined || entry.isDropped === true) {
    return [];
  }
  const { pointer, before = [] } = entry;
  const all = pointer === next ? before : [{ pointer, at: entry.at }, ...before];
  const young = all.filter((each) => at - each.at < 2_000);
  return young.length > 7 ? young.toSpliced(-2, 1) : young;
}

function nameOf({ workspace, generation, model, revision }: RankingKey): string {
  return `${workspace}/${generation}/${model}/${revision}`;
}

function stabilityNameOf({ draws, top, seed, ...name }: StabilityKey): string {
  return `${nameOf(name)}/${draws}/${top}/${seed}`;
}
