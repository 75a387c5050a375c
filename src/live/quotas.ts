import { DurableObject } from "cloudflare:workers";
import {
  createWindow,
  grantUnits,
  type QuotaPolicy,
  type UnitGrant,
  type UnitRequest,
  type WindowGrants,
} from "../core/quota/quota.ts";

/** The number of windows to keep. An isolate may also ask about the previous and the next window. */
const windowsMax = 3;

const storageKey = "windows";

/**
 * The coordinator of one workspace: counts the units that all isolates may spend, by key and in
 * total. It stores its counts, because the runtime removes an idle object from memory. A crash may
 * lose the last count, so that isolates could spend these units again.
 */
export class Quotas extends DurableObject {
  #windows: readonly WindowGrants[] = [];

  constructor(state: DurableObjectState, env: Cloudflare.Env) {
    super(state, env);
    void state.blockConcurrencyWhile(async () => {
      this.#windows = (await state.storage.get<WindowGrants[]>(storageKey)) ?? [];
    });
  }

  /** Grants units of a window. */
  grant(request: UnitRequest, policy: QuotaPolicy): UnitGrant {
    const { start } = request;
    const known = this.#windows.find((window) => window.start === start);
    const { window, grant } = grantUnits(known ?? createWindow(start), request, policy);
    const others = this.#windows.filter((each) => each.start !== start);
    this.#windows = [...others, window].toSorted((a, b) => b.start - a.start).slice(0, windowsMax);
    // Does not wait for the disk, which would delay the request of a client.
    void this.ctx.storage.put(storageKey, this.#windows, { allowUnconfirmed: true });
    return grant;
  }
}
