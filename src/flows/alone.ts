import { type Deps } from "../deps.ts";

/** Longer than this nobody waits for what another request makes: it may never end. */
const patienceMs = 1_500;

/**
 * What many may want at the same moment is made by the first of them. The others wait for it to
 * end, for so long at the most, and look again; who then finds nothing makes it without waiting
 * for anybody, so that a leader who failed, or was cut off, costs time and no answer.
 */
export async function alone<T>(
  { flights, later, pause }: Pick<Deps, "flights" | "later" | "pause">,
  name: string,
  { find, make }: { readonly find: () => T | undefined; readonly make: () => Promise<T> },
): Promise<T> {
  const leader = flights.ofName(name);
  if (leader !== undefined) {
    await Promise.race([leader, pause(patienceMs)]);
    return find() ?? make();
  }
  const work = make();
  // It goes on though its own asker has left: the others wait for it.
  later(flights.begin(name, work));
  return work;
}
