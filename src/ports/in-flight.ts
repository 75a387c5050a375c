/** The work that this isolate is doing, so that concurrent requests do it once. */
export type InFlight = {
  /** Resolves when the work of this key has ended; undefined if there is none. Never rejects. */
  readonly get: (key: string) => Promise<void> | undefined;
  /** Registers work that has begun. Resolves when the work has ended, and never rejects. */
  readonly track: (key: string, work: Promise<unknown>) => Promise<void>;
};
