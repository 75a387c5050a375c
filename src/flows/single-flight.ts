import { type Deps } from "../ports/deps.ts";

/** A request waits at most this long for another request's work, which may never end. */
const waitMsMax = 1_500;

/** After waiting for this many leaders, a request does the work itself. */
const leadersMax = 2;

/**
 * Runs `load` once for concurrent requests with one key. The first request leads; the others wait
 * for it, then look into the cache. If the value is still missing, one of them becomes the next
 * leader. A leader that fails or hangs therefore delays responses but changes none, and later
 * requests do not wait for it.
 */
export async function singleFlight<T>(
  { inFlight, waitUntil, sleep }: Pick<Deps, "inFlight" | "waitUntil" | "sleep">,
  key: string,
  { cached, load }: { readonly cached: () => T | undefined; readonly load: () => Promise<T> },
): Promise<T> {
  let previousLeader: Promise<void> | undefined;
  for (let turn = 0; turn < leadersMax; turn += 1) {
    const leader = inFlight.get(key);
    if (leader === undefined || leader === previousLeader) {
      break;
    }
    // oxlint-disable-next-line no-await-in-loop -- each turn waits for one leader
    await Promise.race([leader, sleep(waitMsMax)]);
    const value = cached();
    if (value !== undefined) {
      return value;
    }
    previousLeader = leader;
  }
  const work = load();
  // Keep it running even if this client disconnects: others may be waiting for it.
  waitUntil(inFlight.track(key, work));
  return work;
}
