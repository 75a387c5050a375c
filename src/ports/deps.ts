import { type CacheKind } from "../contract/cache.ts";
import { type QueuedJob } from "../contract/queued-job.ts";
import { type Instant } from "../core/item/item.ts";
import { type Definition } from "../core/models/model.ts";
import { type Ranking, type RankingKey } from "../core/ranking/ranking.ts";
import { type Snapshot } from "../core/snapshot/snapshot.ts";
import { type StabilityPlan } from "../core/stability/plan.ts";
import { type Stability } from "../core/stability/stability.ts";
import { type Pointer, type RankingRow } from "../core/workspace.ts";
import { type Store } from "./store.ts";

export type * from "./store.ts";

/** Which copy answered; `origin` is the truth. */
export type Tier = "memory" | "cache-api" | "kv" | "origin";

/** One answer as ready bytes. */
export type RenderedPage = {
  readonly body: Uint8Array;
  /** The Link header that goes with it. */
  readonly link: string;
  /** The generation its item cards were read at. */
  readonly generation: number;
  /** Of the ranking it is a page of. */
  readonly ranking: RankingMetadata;
};

/** When the generation that was ranked was made, and what the ranking hashes to. */
export type RankingMetadata = Pick<RankingRow, "at" | "digest">;

/** A stability analysis is known by its ranking and its plan. */
export type StabilityKey = RankingKey & StabilityPlan;

/** Where a workspace stood when the truth was last heard of. */
export type LastKnownPointer = {
  readonly pointer: Pointer;
  readonly at: Instant;
  /** When the truth last did not answer, if it has not since. */
  readonly unreachableAt?: Instant;
};

export type Cached<T> = { readonly value: T; readonly tier: Tier };

export type TierEntry = {
  readonly tier: Exclude<Tier, "origin">;
  readonly value: Ranking | undefined;
};

/** Hits and misses since the isolate began. */
type HitCounts = { readonly hits: number; readonly misses: number };

/** How the copies of this isolate do. */
export type CacheStats = {
  readonly kinds: readonly (HitCounts & {
    readonly kind: string;
    readonly entries: number;
    readonly bytes: number;
    readonly budgetBytes: number;
  })[];
  readonly tiers: readonly (HitCounts & { readonly tier: Exclude<Tier, "origin"> })[];
};

/** What was dropped, and whether there may be more of it. */
export type ClearResult = {
  readonly memory: number;
  readonly cacheApi: number;
  readonly kv: number;
  readonly hasMore: boolean;
};

/** Immutable copies by name. Losing any of them costs time and changes no answer. */
export type Caches = {
  /** Only in memory: good for about a second, and kept on to fall back upon. */
  readonly pointers: {
    readonly read: (workspace: string, at: Instant) => Pointer | undefined;
    /**
     * Those that are as young as one may be at the most, whether or not they are good still; the
     * newest first. None from before a write of one's own.
     */
    readonly recent: (workspace: string, at: Instant) => readonly Pointer[];
    /** The last one, good or not any more; ten minutes old at the most. */
    readonly lastKnown: (workspace: string, at: Instant) => LastKnownPointer | undefined;
    /** One that is older than what is held is a lagging database's, and renews what is held. */
    readonly write: (workspace: string, pointer: Pointer, at: Instant) => void;
    /** It is not good any more, and nobody is answered by it. */
    readonly drop: (workspace: string) => void;
    /** The same after a write of one's own, unless such writes come thick and fast. */
    readonly invalidateAfterWrite: (workspace: string, at: Instant) => void;
    /** The truth was asked, and did not answer. */
    readonly markUnreachable: (workspace: string, at: Instant) => void;
  };
  readonly snapshots: {
    /** The newest board of a workspace that this isolate holds. */
    readonly peek: (workspace: string) => Snapshot | undefined;
    readonly put: (board: Snapshot) => void;
    readonly read: (workspace: string, generation: number) => Promise<Snapshot | undefined>;
    /** A checkpoint: the copy that outlives the isolate. */
    readonly write: (board: Snapshot) => Promise<void>;
  };
  readonly rankings: {
    /** `isPublished`: the truth says that a copy was written, so it is worth asking far away. */
    readonly read: (name: RankingKey, isPublished: boolean) => Promise<Cached<Ranking> | undefined>;
    /** The ranking, if this isolate holds it. */
    readonly peek: (name: RankingKey) => Ranking | undefined;
    readonly put: (ranking: Ranking) => void;
    /** Each copy there is, the nearest first; without a value where the bytes are no ranking. */
    readonly readAll: (name: RankingKey) => Promise<readonly TierEntry[]>;
    /** Writes the copies; the bytes are what the digest is taken of. */
    readonly write: (ranking: Ranking) => Promise<void>;
  };
  /** How firmly rankings stand: by the name of the ranking and the plan of the analysis. */
  readonly stability: {
    /** `isPublished`: as of a ranking. */
    readonly read: (name: StabilityKey, isPublished: boolean) => Promise<Stability | undefined>;
    readonly peek: (name: StabilityKey) => Stability | undefined;
    readonly put: (stability: Stability) => void;
    readonly write: (stability: Stability) => Promise<void>;
  };
  /** Definitions of a workspace's own models, by revision; only in memory. */
  readonly definitions: {
    readonly read: (name: string) => Definition | undefined;
    readonly write: (name: string, definition: Definition) => void;
  };
  /** Which pages are read most. A hint: losing it changes no answer, and when it is wrong, nothing. */
  readonly hotPages: {
    /**
     * Counts one reading in eight. Gives the work of writing down what was counted, when that is
     * due; it may fail.
     */
    readonly countRead: (
      workspace: string,
      addressOf: () => string,
      at: Instant,
    ) => Promise<void> | undefined;
    /** The most read first, twenty at the most. */
    readonly read: (workspace: string) => Promise<readonly string[]>;
    /** Workspaces of which there are such pages. */
    readonly listWorkspaces: (limit: number) => Promise<readonly string[]>;
  };
  readonly pages: {
    readonly read: (name: string) => Promise<Cached<RenderedPage> | undefined>;
    /** The page, if this isolate holds it. */
    readonly peek: (name: string) => RenderedPage | undefined;
    /**
     * How long it is kept goes by the rows of its ranking, and when they last changed. `asked`: by
     * which name it is found, too; `isAhead`: it is for others, so it goes farther at once.
     */
    readonly write: (
      name: string,
      page: RenderedPage,
      kept: {
        readonly rows: number;
        readonly at: Instant;
        readonly requestedKey?: string;
        readonly isPrefetch?: boolean | undefined;
      },
    ) => Promise<void>;
  };
  /** Of this isolate. */
  readonly stats: () => CacheStats;
  /**
   * Drops copies of this isolate; of a workspace that is named also those of this data centre, as
   * far as their names are known, and those in KV. A bounded number at once.
   */
  readonly clear: (what: {
    readonly workspace?: string | undefined;
    readonly kinds: readonly CacheKind[];
  }) => Promise<ClearResult>;
};

/** Work that nobody waits for; the flows fill it. */
export type BackgroundMetric = {
  readonly kind: "publish" | "job" | "cron";
  readonly workspace: string;
  readonly outcome: string;
  readonly model?: string;
  readonly generation?: number;
  readonly rows?: number;
  readonly durationMs: number;
};

/** What has been asked of the databases. */
export type TraceTotals = {
  readonly statements: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly databaseMs: number;
};

/** One request, as it is counted; the HTTP edge fills it. */
export type RequestMetric = TraceTotals & {
  readonly workspace: string;
  readonly method: string;
  /** The pattern, never the path: there are few of them and no ids in them. */
  readonly route: string;
  readonly status: number;
  /** The code of the problem; empty when there was none. */
  readonly code: string;
  readonly tier: string;
  readonly model: string;
  readonly generation: number;
  readonly colo: string;
  readonly durationMs: number;
};

/** What the flows need from the world. worker.ts opens the real one, test/fakes.ts another. */
export type Deps = {
  readonly store: Store;
  readonly caches: Caches;
  /** What is being made in this isolate, so that it is made once. */
  readonly inFlight: {
    /** The end of the work of this name, if any is under way; it never fails. */
    readonly get: (name: string) => Promise<void> | undefined;
    /** Work that has begun; its end, which never fails. */
    readonly track: (name: string, work: Promise<unknown>) => Promise<void>;
  };
  readonly queue: {
    readonly send: (job: QueuedJob, options?: { readonly delaySeconds: number }) => Promise<void>;
  };
  readonly rooms: {
    readonly broadcast: (
      workspace: string,
      news: { readonly generation: number; readonly model: string; readonly ranking: string },
    ) => Promise<void>;
  };
  readonly clock: { readonly now: () => Instant };
  readonly random: {
    /** A new TypeID, later ones sort after earlier ones. */
    readonly typeId: (prefix: string) => string;
    /** A secret of 32 random bytes, in hexadecimal. */
    readonly secret: () => string;
    readonly apiKey: () => string;
  };
  readonly crypto: {
    /** SHA-256, in hexadecimal. */
    readonly sha256: (bytes: Uint8Array | string) => Promise<string>;
    /** HMAC-SHA-256, the first 16 bytes in base64url. */
    readonly hmac: (key: string, text: string) => Promise<string>;
    /** AES-256-GCM under the digest of a secret; base64. */
    readonly encrypt: (secret: string, text: string) => Promise<string>;
    /** Undoes `lock`; throws if the secret is another or the text was altered. */
    readonly decrypt: (secret: string, locked: string) => Promise<string>;
  };
  /** Goes on after the answer has left. Never throws. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly recordMetric: (measure: BackgroundMetric) => void;
  readonly reportError: (error: unknown) => void;
};
