import { type Instant } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

type InFlightWork = { readonly end: Promise<void>; readonly since: Instant };

/** What has not ended by then was cut off with its request, and never will: it is nobody's leader. */
const ageMsMax = 60_000;

/** So many are remembered; of more, those that began first are not. */
const inFlightMax = 1_000;

/**
 * What one request of this isolate makes, so that others need not make it too. An end is all that
 * crosses from one request to another: never a value, a response or a stream of somebody else's.
 */
export function openInFlight(now: () => Instant): Deps["inFlight"] {
  const underWay = new Map<string, InFlightWork>();
  const forget = (name: string, end: Promise<void>) => {
    if (underWay.get(name)?.end === end) {
      underWay.delete(name);
    }
  };
  return {
    get(name) {
      const flight = underWay.get(name);
      return flight !== undefined && now() - flight.since < ageMsMax ? flight.end : undefined;
    },

    track(name, work) {
      const end = waitForEnd(work);
      const [first] = underWay.size < inFlightMax ? [] : underWay.keys();
      if (first !== undefined) {
        underWay.delete(first);
      }
      underWay.set(name, { end, since: now() });
      return end.then(() => forget(name, end));
    },
  };
}

/** Of this isolate. */
export const inFlight = openInFlight(() => Date.now());

/** Who began it hears how it went; whoever waits looks whether there is something now. */
async function waitForEnd(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
