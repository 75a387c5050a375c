import { type Deps } from "../ports/deps.ts";

/** Longer than this nobody waits for what another request makes: it may never end. */
const waitMsMax = 1_500;

/** Whoever waited for so many makes it without waiting for anybody. */
const leadersMax = 2;

/**
 * What many may want at the same moment is made by the first of them. The others wait for it to
 * end, for so long at the most, and look again. If nothing is there then, the first of those takes
 * the leader's place and the others wait for that one: a leader who failed, hangs or was cut off
 * costs time and no answer, and is waited for by nobody who comes later.
 */
export async function singleFlight<T>(
  { inFlight, waitUntil, sleep }: Pick<Deps, "inFlight" | "waitUntil" | "sleep">,
  key: string,
  {
    find: cached,
    make: load,
  }: { readonly find: () => T | undefined; readonly make: () => Promise<T> },
): Promise<T> {
  let waitedFor: Promise<void> | undefined;
  for (let turn = 0; turn < leadersMax; turn += 1) {
    const leader = inFlight.get(key);
    if (leader === undefined || leader === waitedFor) {
      break;
    }
    // oxlint-disable-next-line no-await-in-loop -- one leader after another
    await Promise.race([leader, sleep(waitMsMax)]);
    const found = cached();
    if (found !== undefined) {
      return found;
    }
    waitedFor = leader;
  }
  const work = load();
  // It goes on though its own asker has left: the others wait for it.
  waitUntil(inFlight.track(key, work));
  return work;
}
