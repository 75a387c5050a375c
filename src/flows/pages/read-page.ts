import { type Deps } from "../../ports/deps.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { recentPointers } from "../rankings/pointer.ts";
import { singleFlight } from "../single-flight.ts";
import { fillPage } from "./fill-page.ts";
import { formatPageKey } from "./page-key.ts";
import { type ResolvedPage, type PageResult } from "./page.ts";

/**
 * Reads a page from the cache, or builds and caches it. If a build finds newer items than the
 * requested key says, the page is cached under both keys.
 *
 * Concurrent requests for one key build the page once. Meanwhile they receive the page of a recent
 * pointer if this isolate has one; clients that require newer data wait for the build.
 */
export async function readPage(deps: Deps, found: ResolvedPage): Promise<PageResult> {
  const asked = formatPageKey(found, found.pointer.workspace.generation);
  const copy = await deps.caches.pages.read(asked);
  if (copy !== undefined) {
    return { ...copy, resolved: found, key: formatPageKey(found, copy.value.generation) };
  }
  const load = () => fillPage(deps, found, asked);
  const recent = findRecentPage(deps, found);
  if (recent !== undefined) {
    fillInBackground(deps, asked, load);
    return recent;
  }
  return singleFlight(deps, asked, { find: () => peekPage(deps, found, asked), make: load });
}

function peekPage({ caches }: Deps, found: ResolvedPage, asked: string): PageResult | undefined {
  const value = caches.pages.peek(asked);
  return (
    value && { value, tier: "memory", resolved: found, key: formatPageKey(found, value.generation) }
  );
}

/** Finds the newest page in memory whose pointer is still within the staleness bound. */
function findRecentPage(deps: Deps, found: ResolvedPage): PageResult | undefined {
  const { request, inUse, isPinned, pointer, minGeneration } = found;
  if (isPinned || minGeneration > 0 || request.isPrefetch === true) {
    return undefined;
  }
  for (const before of recentPointers(deps, request.workspace)) {
    const page = { ...found, located: locateRanking(before, inUse, { at: deps.clock.now() }) };
    const name = formatPageKey(page, before.workspace.generation);
    const held = before === pointer ? undefined : peekPage(deps, page, name);
    if (held !== undefined) {
      return held;
    }
  }
  return undefined;
}

/** Builds the page in the background, unless a build is in flight. */
function fillInBackground(deps: Deps, asked: string, fill: () => Promise<PageResult>): void {
  if (deps.inFlight.get(asked) === undefined) {
    deps.waitUntil(deps.inFlight.track(asked, fill()));
  }
}
