import { type Instant } from "../../core/item/item.ts";
import { type InFlight } from "../../ports/in-flight.ts";

type InFlightWork = { readonly end: Promise<void>; readonly since: Instant };

/** Work that has not ended by then was cancelled with its request, and has no leader any more. */
const ageMsMax = 60_000;

/** The maximum number of entries. Drops the oldest entry first. */
const inFlightMax = 1_000;

/**
 * Opens the registry of work in flight. Only the end of work crosses from one request to another:
 * the runtime does not let a request use a response or a stream of another request.
 */
export function openInFlight(now: () => Instant): InFlight {
  const workByKey = new Map<string, InFlightWork>();
  const remove = (key: string, end: Promise<void>) => {
    if (workByKey.get(key)?.end === end) {
      workByKey.delete(key);
    }
  };
  return {
    get(key) {
      const work = workByKey.get(key);
      return work !== undefined && now() - work.since < ageMsMax ? work.end : undefined;
    },

    track(key, work) {
      const end = waitForEnd(work);
      const [oldest] = workByKey.size < inFlightMax ? [] : workByKey.keys();
      if (oldest !== undefined) {
        workByKey.delete(oldest);
      }
      workByKey.set(key, { end, since: now() });
      return end.then(() => remove(key, end));
    },
  };
}

/** The work in flight of this isolate. */
export const inFlight = openInFlight(() => Date.now());

/**
 * Resolves when the work ends. The leader handles its error; followers only look for its result.
 */
async function waitForEnd(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
