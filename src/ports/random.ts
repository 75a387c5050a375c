import { type TokenPrefix } from "../core/token.ts";

/** Unpredictable values. */
export type Random = {
  /** A new TypeID. Later ids of one isolate sort after earlier ones. */
  readonly typeId: (prefix: string) => string;
  /** 32 random bytes, in hexadecimal. */
  readonly secret: () => string;
  /** A secret token: an API key, a session or a ticket. */
  readonly token: (prefix: TokenPrefix) => string;
  /** Returns a random number in [0, 1). */
  readonly fraction: () => number;
};
