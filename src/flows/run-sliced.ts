import { sliceCostMax, type Sliced } from "../core/slices.ts";
import { type Deps } from "../ports/deps.ts";

/**
 * The length of a pause. Another request needs several turns of the event loop, so a pause of 0 ms
 * would let it advance by one step only.
 */
const pauseMs = 1;

/**
 * Runs a long computation, and lets other requests of the isolate run after each `sliceCostMax` of
 * its cost. A short computation runs without a pause.
 */
export async function runSliced<T>({ sleep }: Pick<Deps, "sleep">, work: Sliced<T>): Promise<T> {
  let cost = 0;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) {
      return step.value;
    }
    cost += step.value;
    if (cost >= sliceCostMax) {
      cost = 0;
      // oxlint-disable-next-line no-await-in-loop -- the next slice depends on this one
      await sleep(pauseMs);
    }
  }
}

/** Lets other requests of the isolate run after work of this cost, if that was a slice or more. */
export async function pauseAfter({ sleep }: Pick<Deps, "sleep">, cost: number): Promise<void> {
  if (cost >= sliceCostMax) {
    await sleep(pauseMs);
  }
}
