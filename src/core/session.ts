import { type Instant } from "./item/item.ts";

/** The lifetime of a session: a week. It also ends with its key. */
export const sessionTtlMs = 7 * 86_400_000;

/** A session of a browser, without its token. It has the role of its key, and ends with it. */
export type Session = {
  readonly id: string;
  readonly workspace: string;
  /** The id of the key that the session was created with. */
  readonly key: string;
  /** The `User-Agent` of the browser. */
  readonly userAgent: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** The last recorded use; only a sample of the uses is recorded. */
  readonly lastUsedAt: Instant;
  readonly endedAt?: Instant | undefined;
};
