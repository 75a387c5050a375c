import { type LiveJob, type LiveMove, type LiveSeries } from "../contract/live.ts";
import { type Instant } from "../core/item/item.ts";

/** The credential that opened a socket. The socket closes when the credential ends. */
export type SocketOwner = {
  readonly key: string;
  /** The session if a cookie authenticated the request. */
  readonly session?: string | undefined;
  /** The instant at which the key or session expires; Infinity for a key that does not expire. */
  readonly expiresAt: Instant;
};

/** The limits of the sockets of a deployment. */
export type SocketLimits = {
  /** The maximum number of open sockets of a key, and of a workspace. */
  readonly perKey: number;
  readonly perWorkspace: number;
  /** A socket closes after this time without a ping. */
  readonly idleMs: number;
};

/** The sockets of one key, of one session, or of the whole workspace. */
export type SocketSelection =
  | { readonly key: string }
  | { readonly session: string }
  | { readonly all: true };

/** A ranking of a series. The numbers, in this order, decide which of two rankings is newer. */
export type RankingVersion = {
  /** The id of the ranking. */
  readonly ranking: string;
  readonly generation: number;
  readonly orderRules: number;
  readonly revision: number;
};

/** A series, and the last ranking of which its sockets know, if any. */
export type SeriesHead = { readonly series: LiveSeries; readonly head: RankingVersion | undefined };

/** The rankings that a socket follows, as the request resolved them. */
export type Subscription = {
  readonly series: LiveSeries;
  /** The generation of the workspace that the request has read. */
  readonly generation: number;
  /** The current ranking of the series; undefined if the model has not been ranked yet. */
  readonly current: RankingVersion | undefined;
  /** The ranking that the client has. */
  readonly since: string | undefined;
};

/** A newer ranking of a series, and its difference to an earlier one. */
export type RankingUpdate = {
  readonly series: LiveSeries;
  readonly to: RankingVersion;
  /** The id of the earlier ranking; undefined if there is none. */
  readonly from: string | undefined;
  /** Undefined if there are too many moves. */
  readonly moved: readonly LiveMove[] | undefined;
  /** The number of ranked items. */
  readonly count: number;
};

/** The open sockets of each workspace. */
export type Rooms = {
  /**
   * Tells the room the newest published rankings of a workspace, and the generation up to which it
   * is published. Returns the series that have sockets, or had one recently. For all other series,
   * the room only stores the ranking.
   */
  readonly announce: (
    workspace: string,
    news: { readonly generation: number; readonly rankings: readonly SeriesHead[] },
  ) => Promise<readonly SeriesHead[]>;
  /**
   * Sends the difference to the sockets of a series. Ignores a ranking that is not newer than the
   * last one. Sends a resync if the moves do not start at the last one, or are too large.
   */
  readonly broadcast: (workspace: string, update: RankingUpdate) => Promise<void>;
  /** Sends the progress of a job to every socket. Returns the number of sockets. */
  readonly reportJob: (workspace: string, job: LiveJob) => Promise<number>;
  /**
   * Closes sockets at an instant, or now if it has passed. For two minutes, the end also holds for
   * new sockets of the same selection: an isolate may still accept the key from its cache.
   */
  readonly endSockets: (
    workspace: string,
    selection: SocketSelection,
    at: Instant,
  ) => Promise<void>;
};
