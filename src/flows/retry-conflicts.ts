import { Failure } from "../core/failure.ts";
import { computeRetryDelayMs } from "../core/retry-delay.ts";
import { type Deps } from "../ports/deps.ts";

const attemptsMax = 8;
const baseDelayMs = 8;

/**
 * Calls `attempt` until it returns a value. `undefined` means that another request changed the data
 * first, so the next attempt plans again. Waits between attempts with jittered exponential backoff,
 * which separates requests that lost the same race. Throws a conflict after eight lost races.
 */
export async function retryConflicts<T>(
  { random, sleep }: Pick<Deps, "random" | "sleep">,
  attempt: (isLast: boolean) => Promise<T | undefined>,
): Promise<T> {
  for (let tried = 1; tried <= attemptsMax; tried += 1) {
    const isLast = tried === attemptsMax;
    // oxlint-disable no-await-in-loop -- each attempt starts after the previous one has failed
    const result = await attempt(isLast);
    if (result !== undefined) {
      return result;
    }
    if (!isLast) {
      await sleep(computeRetryDelayMs({ tried, baseDelayMs, fraction: random.fraction() }));
    }
    // oxlint-enable no-await-in-loop
  }
  throw new Failure("conflict", "Other requests changed the same data first. Try again.");
}
