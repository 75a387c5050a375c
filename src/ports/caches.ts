import { type CacheKind } from "../contract/cache.ts";
import { type Instant } from "../core/item/item.ts";
import { type Definition } from "../core/models/model.ts";
import { type RankingKey } from "../core/ranking/ranking-key.ts";
import { type Ranking } from "../core/ranking/ranking.ts";
import { type Snapshot } from "../core/snapshot/snapshot.ts";
import { type StabilityPlan } from "../core/stability/plan.ts";
import { type Stability } from "../core/stability/stability.ts";
import { type Pointer, type RankingRow } from "../core/workspace.ts";

/** The tier that provided a value; `origin` if it was computed from the database. */
export type Tier = "memory" | "cache-api" | "kv" | "origin";

/** A response body with the metadata of its headers. */
export type RenderedPage = {
  readonly body: Uint8Array;
  /** The `Link` header. */
  readonly link: string;
  /** The generation at which its item fields were read. */
  readonly generation: number;
  readonly ranking: RankingMetadata;
};

/** The instant of the ranked generation, and the digest of the ranking. */
export type RankingMetadata = Pick<RankingRow, "at" | "digest">;

/** The key of a stability analysis: its ranking and its plan. */
export type StabilityKey = RankingKey & StabilityPlan;

/** The last pointer that this isolate read from the database. */
export type LastKnownPointer = {
  readonly pointer: Pointer;
  readonly at: Instant;
  /** The instant of the first failed read since then. */
  readonly unreachableAt?: Instant;
};

export type Cached<T> = { readonly value: T; readonly tier: Tier };

export type TierEntry = {
  readonly tier: Exclude<Tier, "origin">;
  /** Undefined if the bytes of this tier do not decode. */
  readonly value: Ranking | undefined;
};

/** Hits and misses since the isolate started. */
type HitCounts = { readonly hits: number; readonly misses: number };

/** Sizes and hit counts of this isolate's caches. */
export type CacheStats = {
  readonly kinds: readonly (HitCounts & {
    readonly kind: string;
    readonly entries: number;
    readonly bytes: number;
    readonly budgetBytes: number;
  })[];
  readonly tiers: readonly (HitCounts & { readonly tier: Exclude<Tier, "origin"> })[];
};

/** The number of entries that were removed from each tier. */
export type ClearResult = {
  readonly memory: number;
  readonly cacheApi: number;
  readonly kv: number;
  /** Whether another call may remove more. */
  readonly hasMore: boolean;
};

/** Pointers of workspaces, in this isolate's memory only. */
type PointerCache = {
  /** Returns the pointer if its TTL has not passed. */
  readonly read: (workspace: string, at: Instant) => Pointer | undefined;
  /**
   * Lists the pointers within the staleness bound, newest first, whether or not their TTL has
   * passed. Omits pointers from before an invalidation.
   */
  readonly recent: (workspace: string, at: Instant) => readonly Pointer[];
  /** Returns the last pointer, expired or not, if it is younger than ten minutes. */
  readonly lastKnown: (workspace: string, at: Instant) => LastKnownPointer | undefined;
  /**
   * Stores the pointer and starts its TTL. A pointer with an older generation than the stored one
   * comes from a lagging replica: the stored pointer remains, with a new TTL.
   */
  readonly write: (workspace: string, pointer: Pointer, at: Instant) => void;
  /** Invalidates the pointer. It remains as the last known one. */
  readonly drop: (workspace: string) => void;
  /**
   * Invalidates the pointer after a write through this isolate, except during a burst of writes.
   */
  readonly invalidateAfterWrite: (workspace: string, at: Instant) => void;
  /** Records a failed read of the database. */
  readonly markUnreachable: (workspace: string, at: Instant) => void;
};

/** Snapshots by workspace and generation. */
type SnapshotCache = {
  /** Returns the newest snapshot of the workspace in this isolate's memory. */
  readonly peek: (workspace: string) => Snapshot | undefined;
  readonly put: (snapshot: Snapshot) => void;
  /** Reads a checkpoint from the Cache API or KV. */
  readonly read: (workspace: string, generation: number) => Promise<Snapshot | undefined>;
  /** Returns a snapshot as it is stored: encoded and compressed with gzip. */
  readonly compress: (snapshot: Snapshot) => Promise<Uint8Array>;
  /** Opens a stored checkpoint as a stream of its compressed bytes. */
  readonly stream: (
    workspace: string,
    generation: number,
  ) => Promise<ReadableStream<Uint8Array> | undefined>;
  /** Writes a compressed checkpoint: the value that outlives the isolate. */
  readonly write: (
    key: Pick<Snapshot, "workspace" | "generation">,
    compressed: Uint8Array,
  ) => Promise<void>;
};

/** Rankings by workspace, generation, model and revision. */
type RankingCache = {
  /** Reads KV only if `isPublished`: D1 has a row of the ranking, so KV should have its value. */
  readonly read: (key: RankingKey, isPublished: boolean) => Promise<Cached<Ranking> | undefined>;
  readonly peek: (key: RankingKey) => Ranking | undefined;
  readonly put: (ranking: Ranking) => void;
  /** Reads every tier, nearest first. */
  readonly readAll: (key: RankingKey) => Promise<readonly TierEntry[]>;
  readonly write: (ranking: Ranking) => Promise<void>;
};

/**
 * Copies of the rankings that baselines name. They remain until a call removes them, so that a
 * ranking is readable after its model or the order rules have changed.
 */
type PinnedRankings = {
  readonly read: (key: RankingKey) => Promise<Ranking | undefined>;
  /** Writes a copy, or replaces it. */
  readonly write: (ranking: Ranking) => Promise<void>;
  readonly remove: (key: RankingKey) => Promise<void>;
  /**
   * Removes a bounded number of copies of a workspace, except the kept ones. Returns whether another
   * call may remove more.
   */
  readonly clear: (workspace: string, kept?: readonly RankingKey[]) => Promise<boolean>;
};

/** Stability analyses by ranking and plan. */
type StabilityCache = {
  readonly read: (key: StabilityKey, isPublished: boolean) => Promise<Stability | undefined>;
  readonly peek: (key: StabilityKey) => Stability | undefined;
  readonly put: (stability: Stability) => void;
  readonly write: (stability: Stability) => Promise<void>;
};

/** Definitions of a workspace's own models by id and revision, in memory only. */
type DefinitionCache = {
  readonly read: (key: string) => Definition | undefined;
  readonly write: (key: string, definition: Definition) => void;
};

/** The pages that clients request most. A hint for the cron: no response depends on it. */
type HotPageCache = {
  /**
   * Counts one read in eight. Returns a promise when the counts are due for KV: the caller passes
   * it to `waitUntil` and handles its rejection.
   */
  readonly countRead: (
    workspace: string,
    formatQuery: () => string,
    at: Instant,
  ) => Promise<void> | undefined;
  /** Lists the canonical queries of at most twenty pages, most read first. */
  readonly read: (workspace: string) => Promise<readonly string[]>;
  /** Lists workspaces that have hot pages. */
  readonly listWorkspaces: (limit: number) => Promise<readonly string[]>;
};

/** Rendered pages by ranking, generation of the item fields, and query. */
type PageCache = {
  readonly read: (key: string) => Promise<Cached<RenderedPage> | undefined>;
  readonly peek: (key: string) => RenderedPage | undefined;
  /** Stores the page in memory, and puts it into the Cache API on its second read. */
  readonly write: (
    key: string,
    page: RenderedPage,
    options: {
      /** A second key for the same page: the key that the client's pointer gave. */
      readonly requestedKey?: string;
      /** Puts the page into the Cache API immediately, because later readers will need it. */
      readonly isPrefetch?: boolean | undefined;
    },
  ) => Promise<void>;
};

/** Immutable values by key. A lost value delays responses but changes none. */
export type Caches = {
  readonly pointers: PointerCache;
  readonly snapshots: SnapshotCache;
  readonly rankings: RankingCache;
  readonly pinnedRankings: PinnedRankings;
  readonly stability: StabilityCache;
  readonly definitions: DefinitionCache;
  readonly hotPages: HotPageCache;
  readonly pages: PageCache;
  /** Returns the statistics of this isolate. */
  readonly stats: () => CacheStats;
  /**
   * Removes entries from this isolate's memory. With a workspace, also removes its entries in KV
   * and its known entries in this data centre. Each call removes a bounded number of entries.
   */
  readonly clear: (options: {
    readonly workspace?: string | undefined;
    readonly kinds: readonly CacheKind[];
  }) => Promise<ClearResult>;
};
