/** The limits of a retry loop, and its access to the clock and to randomness. */
export type RetryPolicy = {
  readonly attemptsMax: number;
  readonly baseDelayMs: number;
  /** Returns a random number in [0, 1). */
  readonly fraction: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
};

/**
 * Calls `attempt` until it returns a value, and waits between attempts with jittered exponential
 * backoff. Returns undefined after `attemptsMax` attempts without a value. `tried` counts the
 * attempts from 1.
 */
export async function retry<T>(
  { attemptsMax, baseDelayMs, fraction, sleep }: RetryPolicy,
  attempt: (isLast: boolean, tried: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let tried = 1; tried <= attemptsMax; tried += 1) {
    const isLast = tried === attemptsMax;
    // oxlint-disable no-await-in-loop -- each attempt starts after the previous one has failed
    const result = await attempt(isLast, tried);
    if (result !== undefined) {
      return result;
    }
    if (!isLast) {
      await sleep(computeRetryDelayMs({ tried, baseDelayMs, fraction: fraction() }));
    }
    // oxlint-enable no-await-in-loop
  }
  return undefined;
}

/**
 * Computes the wait before the next attempt: exponential backoff with full jitter.
 *
 *     delay = fraction · base · 2^tried
 *
 * `tried` is the number of failed attempts, and `fraction` a random number in [0, 1).
 *
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 *
 * @example
 * computeRetryDelayMs({ tried: 2, baseDelayMs: 8, fraction: 0.5 }); // 16
 */
export function computeRetryDelayMs({
  tried,
  baseDelayMs,
  fraction,
}: {
  readonly tried: number;
  readonly baseDelayMs: number;
  readonly fraction: number;
}): number {
  return fraction * baseDelayMs * 2 ** tried;
}
