import { type Caches } from "../ports/caches.ts";
import { definitionCache } from "./definitions.ts";
import { openHotPageCache } from "./hot-pages.ts";
import { openPageCache } from "./pages.ts";
import { openPinnedRankings } from "./pinned-rankings.ts";
import { pointerCache } from "./pointers.ts";
import { openRankingCache } from "./rankings.ts";
import { openSnapshotCache } from "./snapshots.ts";
import { openStabilityCache } from "./stability.ts";
import { openCacheClear, readCacheStats } from "./tiers/clear.ts";
import { type Remote } from "./tiers/remote.ts";

/** Opens every cache. Each one is opened when it is used: most requests use one or two. */
export function openCaches(remote: Remote): Caches {
  return new LazyCaches(remote);
}

class LazyCaches implements Caches {
  readonly pointers = pointerCache;
  readonly definitions = definitionCache;
  readonly stats = readCacheStats;
  readonly #remote: Remote;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  get snapshots(): Caches["snapshots"] {
    return openSnapshotCache(this.#remote);
  }

  get rankings(): Caches["rankings"] {
    return openRankingCache(this.#remote);
  }

  get pinnedRankings(): Caches["pinnedRankings"] {
    return openPinnedRankings(this.#remote);
  }

  get stability(): Caches["stability"] {
    return openStabilityCache(this.#remote);
  }

  get hotPages(): Caches["hotPages"] {
    return openHotPageCache(this.#remote);
  }

  get pages(): Caches["pages"] {
    return openPageCache(this.#remote);
  }

  get clear(): Caches["clear"] {
    return openCacheClear(this.#remote);
  }
}
