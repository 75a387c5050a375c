import { type Instant } from "../core/item/item.ts";

/** The message that subscribers of a workspace receive when a ranking is published. */
export type RankingPublished = {
  readonly generation: number;
  readonly model: string;
  readonly ranking: string;
};

/** The credential that opened a socket. The socket closes when the credential ends. */
export type SocketOwner = {
  readonly key: string;
  /** The session if a cookie authenticated the request. */
  readonly session?: string | undefined;
  /** The instant at which the key or session expires; Infinity for a key that does not expire. */
  readonly expiresAt: Instant;
};

/** The sockets of one key, of one session, or of the whole workspace. */
export type SocketSelection =
  | { readonly key: string }
  | { readonly session: string }
  | { readonly all: true };

/** The open sockets of each workspace. */
export type Rooms = {
  readonly broadcast: (workspace: string, message: RankingPublished) => Promise<void>;
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
