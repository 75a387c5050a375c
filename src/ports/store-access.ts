import { type ApiKey } from "../core/api-key.ts";
import { type Instant } from "../core/item/item.ts";
import { type Session } from "../core/session.ts";

/** A key to store. `hash` is the SHA-256 of its token. */
export type NewApiKey = ApiKey & { readonly hash: string };

/** A single-use ticket that opens a WebSocket. `hash` is the SHA-256 of its token. */
export type Ticket = {
  readonly hash: string;
  readonly workspace: string;
  /** The id of the key that requested the ticket, directly or through a session. */
  readonly key: string;
  readonly expiresAt: Instant;
};

/** API keys. Tokens are not stored. */
export type ApiKeyStore = {
  readonly readByHash: (hash: string) => Promise<ApiKey | undefined>;
  readonly read: (workspace: string, id: string) => Promise<ApiKey | undefined>;
  /** Lists the newest keys of a workspace, also revoked ones, newest first. */
  readonly list: (workspace: string) => Promise<readonly ApiKey[]>;
  /** Reads the names of keys of a workspace by id, also of revoked ones. */
  readonly readNames: (
    workspace: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Returns false if the workspace has the maximum number of keys that are valid at `at`. */
  readonly create: (key: NewApiKey, at: Instant) => Promise<boolean>;
  /**
   * Adds the successor of a key, and lets the key expire at `expiresAt`. Returns false if the key is
   * not valid at `at` or already has a successor, and if the workspace has the maximum of keys.
   */
  readonly replace: (
    key: { readonly id: string; readonly expiresAt: Instant },
    successor: NewApiKey,
    at: Instant,
  ) => Promise<boolean>;
  /** Returns false if the workspace has no such key. Keeps the instant of an earlier revocation. */
  readonly revoke: (workspace: string, id: string, at: Instant) => Promise<boolean>;
  readonly markUsed: (hash: string, at: Instant) => Promise<void>;
};

/** Sessions of browsers. */
export type SessionStore = {
  readonly create: (session: Session & { readonly hash: string }) => Promise<void>;
  /** Reads a session and its key, also if they have ended. */
  readonly readByHash: (
    hash: string,
  ) => Promise<{ readonly session: Session; readonly key: ApiKey } | undefined>;
  /** Lists the newest sessions that have not ended by `at`, newest first. */
  readonly list: (
    workspace: string,
    filter: { readonly key?: string | undefined; readonly at: Instant },
  ) => Promise<readonly Session[]>;
  /** Ends a session, of one key if `key` is given. Returns false if there is no such session. */
  readonly end: (
    workspace: string,
    target: { readonly id: string; readonly key?: string | undefined; readonly at: Instant },
  ) => Promise<boolean>;
  readonly markUsed: (hash: string, at: Instant) => Promise<void>;
  /** Deletes sessions that expired before an instant. */
  readonly deleteExpired: (before: Instant) => Promise<void>;
};

/** Tickets. */
export type TicketStore = {
  readonly create: (ticket: Ticket) => Promise<void>;
  /** Removes a ticket and returns it: at most one caller gets it. */
  readonly take: (hash: string) => Promise<Ticket | undefined>;
  readonly deleteExpired: (before: Instant) => Promise<void>;
};
