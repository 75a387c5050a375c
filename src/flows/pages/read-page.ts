import { type Deps } from "../../deps.ts";
import { alone } from "../alone.ts";
import { locateRanking } from "../rankings/locate-ranking.ts";
import { recentPointers } from "../rankings/pointer.ts";
import { fillPage } from "./fill-page.ts";
import { nameOfPage } from "./page-name.ts";
import { type FoundPage, type ReadPage } from "./page.ts";

/**
 * Reads a page from the cache, or builds and caches it. If a build finds newer items than the
 * requested key says, the page is cached under both keys.
 *
 * Concurrent requests for one key build the page once. Meanwhile they receive the page of a recent
 * pointer if this isolate has one; clients that require newer data wait for the build.
 */
export async function readPage(deps: Deps, found: FoundPage): Promise<ReadPage> {
  const asked = nameOfPage(found, found.pointer.workspace.generation);
  const copy = await deps.copies.pages.read(asked);
  if (copy !== undefined) {
    return { ...copy, found, name: nameOfPage(found, copy.value.generation) };
  }
  const make = () => fillPage(deps, found, asked);
  const recent = recentPage(deps, found);
  if (recent !== undefined) {
    fillBehind(deps, asked, make);
    return recent;
  }
  return alone(deps, asked, { find: () => heldPage(deps, found, asked), make });
}

function heldPage({ copies }: Deps, found: FoundPage, asked: string): ReadPage | undefined {
  const value = copies.pages.held(asked);
  return value && { value, tier: "memory", found, name: nameOfPage(found, value.generation) };
}

/** Finds the newest page in memory whose pointer is still within the staleness bound. */
function recentPage(deps: Deps, found: FoundPage): ReadPage | undefined {
  const { request, inUse, isPinned, pointer, minGeneration } = found;
  if (isPinned || minGeneration > 0 || request.isAhead === true) {
    return undefined;
  }
  for (const before of recentPointers(deps, request.workspace)) {
    const page = { ...found, located: locateRanking(before, inUse, { at: deps.clock.now() }) };
    const name = nameOfPage(page, before.workspace.generation);
    const held = before === pointer ? undefined : heldPage(deps, page, name);
    if (held !== undefined) {
      return held;
    }
  }
  return undefined;
}

/** Builds the page in the background, unless a build is in flight. */
function fillBehind(deps: Deps, asked: string, fill: () => Promise<ReadPage>): void {
  if (deps.flights.ofName(asked) === undefined) {
    deps.later(deps.flights.begin(asked, fill()));
  }
}
