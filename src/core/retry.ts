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
