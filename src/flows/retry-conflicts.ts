import { Failure } from "../core/failure.ts";
import { retry } from "../core/retry.ts";
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
  attempt: (isLast: boolean, tried: number) => Promise<T | undefined>,
): Promise<T> {
  const policy = { attemptsMax, baseDelayMs, fraction: random.fraction, sleep };
  const result = await retry(policy, attempt);
  if (result !== undefined) {
    return result;
  }
  throw new Failure("conflict", "Other requests changed the same data first. Try again.");
}
