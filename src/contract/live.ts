/**
 * The messages of the live WebSocket. Without zod, so that browsers can import this file.
 *
 * The server sends JSON text frames. The client sends only "ping", and gets the text "pong".
 */

/** The rankings that a socket follows: those of one model and one scope. */
export type LiveSeries = {
  /** The id of the model. */
  readonly model: string;
  readonly scope: "open" | "all";
};

/** The first message. `ranking` is null if the model has not been ranked yet. */
export type LiveHello = LiveSeries & {
  readonly type: "hello";
  readonly generation: number;
  readonly ranking: string | null;
  /** The number of connected people, this one included. */
  readonly presence: number;
};

/**
 * An item that changes its place. Ranks begin at 1. `from` is null if the item entered the ranking,
 * and `to` is null if it left. Such items have no cause.
 */
export type LiveMove = {
  readonly item: string;
  readonly number: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly cause: "own-ratings" | "other-items" | "model" | "order-rules" | null;
};

/**
 * The moves from one ranking to the next. All other items keep their order among each other. A
 * client removes the moved items from its list and inserts those with a new rank at their ranks, the
 * best rank first. The moves have this order.
 */
export type LiveDelta = LiveSeries & {
  readonly type: "delta";
  readonly generation: number;
  readonly ranking: string;
  /** The ranking to which the moves apply. */
  readonly from: string;
  readonly moved: readonly LiveMove[];
  /** The number of ranked items. */
  readonly count: number;
};

/** The change is too large for a delta, or unknown: read the ranking again. */
export type LiveResync = LiveSeries & {
  readonly type: "resync";
  readonly generation: number;
  readonly ranking: string;
  readonly from: string | null;
};

/** The number of connected people has changed. */
export type LivePresence = { readonly type: "presence"; readonly presence: number };

/** The progress of a job, or its end. */
export type LiveJob = {
  readonly type: "job";
  readonly job: string;
  readonly kind: "import" | "dry-run" | "revert" | "erasure" | "restore";
  readonly state: "queued" | "running" | "done" | "failed";
  readonly done: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  /** The generation that contains the result; 0 before the end and for a dry run. */
  readonly generation: number;
};

export type LiveMessage = LiveHello | LiveDelta | LiveResync | LivePresence | LiveJob;

/**
 * Parses a frame of the server. Returns undefined for "pong", and for messages of a later version of
 * the server.
 */
export function parseLiveMessage(text: string): LiveMessage | undefined {
  if (!text.startsWith("{")) {
    return undefined;
  }
  const message: LiveMessage = JSON.parse(text);
  return messageTypes.has(message.type) ? message : undefined;
}

const messageTypes: ReadonlySet<string> = new Set<LiveMessage["type"]>([
  "hello",
  "delta",
  "resync",
  "presence",
  "job",
]);
