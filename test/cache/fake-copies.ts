import { type CopyKind } from "../../src/contract/cache.ts";
import { type Board } from "../../src/core/board/board.ts";
import { lifetimeOf } from "../../src/core/lifetime.ts";
import { type Definition } from "../../src/core/models/model.ts";
import { type Ranking, type RankingName } from "../../src/core/ranking/ranking.ts";
import { type Stability } from "../../src/core/stability/stability.ts";
import { paceOf } from "../../src/core/workspace.ts";
import { type Copies, type LastPointer, type Page, type StabilityName } from "../../src/deps.ts";

export type FakeCopies = {
  readonly copies: Copies;
  /** As if every copy had been lost, far and near. */
  readonly lose: () => void;
  /** As if this isolate had just begun. */
  readonly forget: () => void;
};

/** Copies in memory: two maps stand for what is near and what is far. */
export function openFakeCopies(): FakeCopies {
  const near = new Map<string, unknown>();
  const boards = new Map<string, Board>();
  const held = new Map<string, Board>();
  const rankings = new Map<string, Ranking>();
  const heldRankings = new Map<string, Ranking>();
  const stability = new Map<string, Stability>();
  const heldStability = new Map<string, Stability>();
  const pages = new Map<string, Page>();
  const pointers = new Map<string, SeenPointer>();
  const definitions = new Map<string, Definition>();
  const hot = new Map<string, readonly string[]>();
  const copies: Copies = {
    hot: {
      // Everything is counted here, and written down at once.
      note(workspace, addressOf) {
        const known = hot.get(workspace) ?? [];
        hot.set(workspace, [...new Set([...known, addressOf()])].slice(-20));
        return undefined;
      },
      read: async (workspace) => hot.get(workspace) ?? [],
      workspaces: async (limit) => [...hot.keys()].slice(0, limit),
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
    boards: {
      held: (workspace) => held.get(workspace),
      hold(board) {
        if ((held.get(board.workspace)?.generation ?? -1) <= board.generation) {
          held.set(board.workspace, board);
        }
      },
      read: async (workspace, generation) => boards.get(`${workspace}/${generation}`),
      write: async (board) => void boards.set(`${board.workspace}/${board.generation}`, board),
    },
    rankings: {
      held: (name) => heldRankings.get(nameOf(name)),
      hold: (ranking) => void heldRankings.set(nameOf(ranking), ranking),
      async read(name, isPublished) {
        const value = heldRankings.get(nameOf(name));
        if (value !== undefined) {
          return { value, tier: "memory" };
        }
        const far = isPublished ? rankings.get(nameOf(name)) : undefined;
        return far && { value: far, tier: "kv" };
      },
      async every(name) {
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
      held: (name) => heldStability.get(stabilityNameOf(name)),
      hold: (made) => void heldStability.set(stabilityNameOf(made), made),
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
      held: (name) => pages.get(name),
      async write(name, page, { asked = name }) {
        pages.set(name, page);
        pages.set(asked, page);
      },
    },
  };
  const kinds: Partial<Record<CopyKind, readonly Map<string, unknown>[]>> = {
    boards: [boards, held],
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
    lose: () => clearAll(all),
    forget: () => clearAll([held, heldRankings, heldStability, pages, pointers, definitions]),
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

type SeenPointer = LastPointer & {
  readonly isDropped?: boolean;
  readonly before?: readonly LastPointer[];
  readonly writes?: { readonly count: number; readonly at: number };
};

function openPointers(pointers: Map<string, SeenPointer>): Copies["pointers"] {
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
      const pace = paceOf(entry.pointer.workspace, entry.at);
      return at - entry.at < 1_000 * lifetimeOf("pointer", 0, pace) ? entry.pointer : undefined;
    },
    lately(workspace, at) {
      const entry = pointers.get(workspace);
      const known = entry === undefined || entry.isDropped ? [] : [entry, ...(entry.before ?? [])];
      return known.flatMap((each) => (at - each.at < 2_000 ? each.pointer : []));
    },
    last(workspace, at) {
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
    wrote(workspace, at) {
      const { writes } = pointers.get(workspace) ?? {};
      const count = writes && at - writes.at < 1_000 ? writes.count + 1 : 1;
      change(workspace, { writes: { count, at }, ...(count <= 32 && { isDropped: true }) });
    },
    miss: (workspace, missedAt) => change(workspace, { missedAt }),
  };
}

function beforeOf(entry: SeenPointer | undefined, next: LastPointer["pointer"], at: number) {
  if (entry === undefined || entry.isDropped === true) {
    return [];
  }
  const { pointer, before = [] } = entry;
  const all = pointer === next ? before : [{ pointer, at: entry.at }, ...before];
  const young = all.filter((each) => at - each.at < 2_000);
  return young.length > 7 ? young.toSpliced(-2, 1) : young;
}

function nameOf({ workspace, generation, model, revision }: RankingName): string {
  return `${workspace}/${generation}/${model}/${revision}`;
}

function stabilityNameOf({ draws, top, seed, ...name }: StabilityName): string {
  return `${nameOf(name)}/${draws}/${top}/${seed}`;
}
