import { type Deps } from "../../ports/deps.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { recentPointers } from "../rankings/pointer.ts";
import { singleFlight } from "../single-flight.ts";
import { fillPage } from "./fill-page.ts";
import { formatPageKey } from "./page-key.ts";
import { type PageResult, type ResolvedPage } from "./page.ts";

/**
 * Reads a page from the cache, or builds and caches it. If a build finds items newer than
 * the requested key, it caches the page under both keys.
 *
 * Concurrent requests for one key build the page once. Meanwhile they receive the page of a recent
 * pointer if this isolate has one; clients that require newer data wait for the build.
 */
export async function readPage(deps: Deps, page: ResolvedPage): Promise<PageResult> {
  const key = formatPageKey(page, page.pointer.workspace.generation);
  const found = await deps.caches.pages.read(key);
  if (found !== undefined) {
    return { ...found, resolved: page, key: formatPageKey(page, found.value.generation) };
  }
  const load = () => fillPage(deps, page, key);
  const recent = findRecentPage(deps, page);
  if (recent !== undefined) {
    fillInBackground(deps, key, load);
    return recent;
  }
  return singleFlight(deps, key, { cached: () => peekPage(deps, page, key), load });
}

function peekPage({ caches }: Deps, page: ResolvedPage, key: string): PageResult | undefined {
  const value = caches.pages.peek(key);
  return (
    value && { value, tier: "memory", resolved: page, key: formatPageKey(page, value.generation) }
  );
}

/** Finds the newest page in memory whose pointer is still within the staleness bound. */
function findRecentPage(deps: Deps, page: ResolvedPage): PageResult | undefined {
  const { request, resolvedModel, isPinned, minGeneration } = page;
  if (isPinned || minGeneration > 0 || request.isPrefetch === true) {
    return undefined;
  }
  for (const pointer of recentPointers(deps, request.workspace)) {
    const at = deps.clock.now();
    const { scope } = page.location.key;
    const location = locateRanking(pointer, resolvedModel, { at, scope });
    const recent = { ...page, location };
    const key = formatPageKey(recent, pointer.workspace.generation);
    const found = pointer === page.pointer ? undefined : peekPage(deps, recent, key);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Builds the page in the background, unless a build is in flight. */
function fillInBackground(deps: Deps, key: string, load: () => Promise<PageResult>): void {
  if (deps.inFlight.get(key) === undefined) {
    deps.waitUntil(deps.inFlight.track(key, load()));
  }
}
